"""Nor is its element."""

from cdktf import App, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")
Box(stack, "box", {"text": var.list_value[0]})
app.synth()
