"""An index into a list merges, replaces, deletes, and appends beyond its end."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(
    stack, "box", attributes={"list": [{"a": 1}, {"b": 2}], "texts": ["x", "y", "z"], "deep": [[1], [2]]}
)
box.add_override("list.0.a", 3)
box.add_override("list.0.new", [1])
box.add_override("list.1", {"replaced": False})
box.add_override("list.7", {"beyond": 1})
box.add_override("texts.1", "w")
box.add_override("texts.3", "end")
box.add_override("deep.0", [5])
box.add_override("deep.1.0", 6)
app.synth()
