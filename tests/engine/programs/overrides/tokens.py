"""Overrides hold references; a reference is replaced, not merged into."""

from cdktf import App, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
a = Box(stack, "a")
box = Box(
    stack,
    "box",
    attributes={"text": "x", "ref": a.get_string_attribute("m"), "any": a.interpolation_for_attribute("m")},
)
box.add_override("text", a.get_string_attribute("id"))
box.add_override("list", [a.get_number_attribute("n"), a.get_list_attribute("l")])
box.add_override("map.key", a.interpolation_for_attribute("x"))
box.add_override("ref.key", 1)
box.add_override("any", {"replaced": Token.as_string(a.interpolation_for_attribute("y"))})
try:
    app.synth()
except RuntimeError:
    print("refused")
