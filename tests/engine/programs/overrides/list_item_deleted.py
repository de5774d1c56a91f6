"""An item of a list that is deleted by an override."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box", attributes={"texts": ["x", "y", "z"], "maps": [{"a": 1, "b": 2}]})
box.add_override("texts.1", None)
box.add_override("maps.0.b", None)
app.synth()
