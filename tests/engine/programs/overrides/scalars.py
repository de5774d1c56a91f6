"""An override sets, replaces and deletes attributes."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box", attributes={"kept": 1, "replaced": 1, "deleted": 1, "list": [1], "map": {"a": 1}})
box.add_override("replaced", "x")
box.add_override("deleted", None)
box.add_override("added", True)
box.add_override("list", "was a list")
box.add_override("map", "was a map")
box.add_override("zero", 0)
box.add_override("", "empty name")
app.synth()
