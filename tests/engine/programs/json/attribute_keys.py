"""Keys of attributes are texts too, whatever they were."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
Box(stack, "box", attributes={"map": {1: "int", 2.5: "float", False: "bool", "z": [{0: "zero"}]}})
app.synth()
