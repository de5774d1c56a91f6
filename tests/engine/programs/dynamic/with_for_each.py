"""dynamic() of another iterator inside of for_each."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
outer = TerraformIterator.from_list(["x"])
inner = TerraformIterator.from_map({"a": {"port": 80}})
Box(
    stack,
    "box",
    {"name": outer.value, "rule": inner.dynamic({"port": inner.get_number("port"), "outer": outer.value})},
    for_each=outer,
)
app.synth()
