"""A path of names makes dictionaries, and replaces what is none on its way."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box", attributes={"map": {"a": {"b": 1, "c": 2}}, "text": "x", "number": 1})
box.add_override("map.a.b", 3)
box.add_override("map.a.d.e", 4)
box.add_override("map.a.c", None)
box.add_override("text.deep.er", 5)
box.add_override("number.one", 6)
box.add_override("twice.a", 1)
box.add_override("twice.a.b", 2)
box.add_override("twice.a.c", 3)
box.add_override("again", {"x": {"y": 1}})
box.add_override("again.x.z", 2)
box.add_override("again", {"w": 1})
app.synth()
