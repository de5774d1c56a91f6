"""A lazy value of the program's own, with post processors."""

import jsii
from cdktf import App, IPostProcessor, LazyBase, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


class Mine(LazyBase):
    def _resolve_lazy(self, context):
        return "made"


@jsii.implements(IPostProcessor)
class Louder:
    def post_process(self, input, context):
        return f"{input}!"


lazy = Mine()
lazy.add_post_processor(Louder())
lazy.add_post_processor(Louder())
Box(stack, "box", {"value": lazy, "text": f"a {lazy.to_string()} b", "string": Token.as_string(lazy)})
app.synth()
