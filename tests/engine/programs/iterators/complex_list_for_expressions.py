"""keys, values and a property of a complex list nest one for-expression in another."""

from cdktf import App, Fn, TerraformIterator, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
it = TerraformIterator.from_complex_list(TerraformVariable(stack, "objects").value, "name")
Box(
    stack,
    "box",
    {
        "keys": it.keys(),
        "values": it.values(),
        "plucked": it.pluck_property("x"),
        "list": it.for_expression_for_list(it.get_string("x")),
        "map": it.for_expression_for_map(it.key, it.value),
        "length": Fn.length_of(it.keys()),
        "dynamic": it.dynamic({"name": it.get_string("name")}),
    },
)
app.synth()
