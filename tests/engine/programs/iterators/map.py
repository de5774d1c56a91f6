"""A map is written as it is; each.key is a text, values are read by attribute."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_map(
    {"b": {"size": 1, "tags": {"x": "y"}}, "a": {"size": None, "list": [1, "z", None]}}
)
Box(
    stack,
    "box",
    {
        "key": iterator.key,
        "name": f"box-{iterator.key}",
        "value": iterator.value,
        "size": iterator.get_number("size"),
        "text": f"{iterator.get_string('name')} and {iterator.key}",
    },
    for_each=iterator,
)
Box(stack, "none", for_each=TerraformIterator.from_map({}))
app.synth()
