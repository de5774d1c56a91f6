"""An attribute is read as text, number, list, bool, map and anything."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
a = Box(stack, "a")
Box(
    stack,
    "b",
    attributes={
        "text": a.get_string_attribute("text"),
        "number": a.get_number_attribute("number"),
        "list": a.get_list_attribute("list"),
        "bool": a.get_boolean_attribute("flag"),
        "numbers": a.get_number_list_attribute("numbers"),
        "texts": a.get_string_map_attribute("texts"),
        "number_map": a.get_number_map_attribute("number_map"),
        "bool_map": a.get_boolean_map_attribute("bool_map"),
        "any_map": a.get_any_map_attribute("any_map"),
        "any": a.interpolation_for_attribute("some.deep[0].thing"),
        "inside": f"x-{a.get_string_attribute('text')}-y-{a.get_string_attribute('other')}",
        "fqn": a.fqn,
        "keys": {a.get_string_attribute("key"): 1},
    },
)
app.synth()
