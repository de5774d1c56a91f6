"""Each kind of attribute of the current entry."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
it = TerraformIterator.from_map({"a": {}})
Box(
    stack,
    "box",
    {
        "string": it.get_string("string"),
        "number": it.get_number("number"),
        "boolean": it.get_boolean("boolean"),
        "any": it.get_any("any"),
        "list": it.get_list("list"),
        "number_list": it.get_number_list("number_list"),
        "map": it.get_map("map"),
        "string_map": it.get_string_map("string_map"),
        "number_map": it.get_number_map("number_map"),
        "boolean_map": it.get_boolean_map("boolean_map"),
        "any_map": it.get_any_map("any_map"),
        "odd_names": [
            it.get_string("a b"),
            it.get_string("0"),
            it.get_string("*"),
            it.get_string("a.b"),
            it.get_string(""),
        ],
        "in_text": f"{it.get_string('s')}/{it.get_string('t')}",
        "keyword": it.get_string(attribute="k"),
    },
    for_each=it,
)
app.synth()
