"""Lists are appended; a number in the path is an index of a list that is there."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box", attributes={"list": [{"a": 1}, {"b": 2}], "texts": ["x", "y"], "other": "text"})
box.add_override("list", [{"c": 3}])
box.add_override("texts.0", "z")
box.add_override("none.0.a", 1)
box.add_override("other.0", 1)
app.synth()
