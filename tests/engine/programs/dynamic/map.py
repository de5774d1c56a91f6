"""dynamic() over a map reads the entries' attributes."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_map({"a": {"port": 80}, "b": {"port": 443}})
Box(
    stack,
    "box",
    {
        "rule": iterator.dynamic(
            {
                "name": f"rule-{iterator.key}",
                "port": iterator.get_number("port"),
                "list": iterator.get_list("cidrs"),
                "map": iterator.get_map("tags"),
                "snake_key": 1,
                "camelKey": 2,
                "a b": 3,
            }
        )
    },
)
app.synth()
