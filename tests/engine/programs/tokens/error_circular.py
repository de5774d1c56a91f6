"""A value that holds itself."""

import jsii
from cdktf import App, IResolvable, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


@jsii.implements(IResolvable)
class Circular:
    @property
    def creation_stack(self):
        return []

    def resolve(self, context):
        return {"again": self}

    def to_string(self):
        return Token.as_string(self)


Box(stack, "box", {"value": [Circular()]})
app.synth()
