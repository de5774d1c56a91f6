"""What a token knows of where it is resolved."""

import jsii
from cdktf import App, Fn, IResolvable, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


@jsii.implements(IResolvable)
class Curious:
    @property
    def creation_stack(self):
        return []

    def resolve(self, context):
        inner = context.resolve({"a": Token.as_any(1)})
        return f"{bool(context.suppress_braces)} {bool(context.ignore_escapes)} {context.iterator_context} {context.scope.node.path} {inner}"

    def to_string(self):
        return Token.as_string(self)


Box(
    stack,
    "box",
    {
        "value": Curious(),
        "text": f"a {Token.as_string(Curious())}",
        "function": Fn.upper(Token.as_string(Curious())),
    },
)
app.synth()
