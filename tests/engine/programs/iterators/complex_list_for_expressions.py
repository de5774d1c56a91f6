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
iterator = TerraformIterator.from_complex_list(TerraformVariable(stack, "objects").value, "name")
Box(
    stack,
    "box",
    {
        "keys": iterator.keys(),
        "values": iterator.values(),
        "plucked": iterator.pluck_property("x"),
        "list": iterator.for_expression_for_list(iterator.get_string("x")),
        "map": iterator.for_expression_for_map(iterator.key, iterator.value),
        "length": Fn.length_of(iterator.keys()),
        "dynamic": iterator.dynamic({"name": iterator.get_string("name")}),
    },
)
app.synth()
