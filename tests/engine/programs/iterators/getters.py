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
iterator = TerraformIterator.from_map({"a": {}})
Box(
    stack,
    "box",
    {
        "string": iterator.get_string("string"),
        "number": iterator.get_number("number"),
        "boolean": iterator.get_boolean("boolean"),
        "any": iterator.get_any("any"),
        "list": iterator.get_list("list"),
        "number_list": iterator.get_number_list("number_list"),
        "map": iterator.get_map("map"),
        "string_map": iterator.get_string_map("string_map"),
        "number_map": iterator.get_number_map("number_map"),
        "boolean_map": iterator.get_boolean_map("boolean_map"),
        "any_map": iterator.get_any_map("any_map"),
        "odd_names": [
            iterator.get_string("a b"),
            iterator.get_string("0"),
            iterator.get_string("*"),
            iterator.get_string("a.b"),
            iterator.get_string(""),
        ],
        "in_text": f"{iterator.get_string('s')}/{iterator.get_string('t')}",
        "keyword": iterator.get_string(attribute="k"),
    },
    for_each=iterator,
)
app.synth()
