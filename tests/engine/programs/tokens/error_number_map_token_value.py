"""Nor is that of a map of numbers."""

from cdktf import App, TerraformResource, TerraformStack, TerraformVariable, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")
(value,) = Token.as_number_map(var.value).values()
Box(stack, "box", {"number": value})
app.synth()
