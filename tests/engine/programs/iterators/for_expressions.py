"""Keys, values, one property, and lists and maps of expressions."""

from cdktf import App, Fn, Op, TerraformIterator, TerraformOutput, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
for name, iterator in {
    "list": TerraformIterator.from_list(["a", "b"]),
    "map": TerraformIterator.from_map({"a": {"x": "y"}}),
}.items():
    Box(
        stack,
        name,
        {
            "keys": iterator.keys(),
            "values": iterator.values(),
            "plucked": iterator.pluck_property("x"),
            "plucked_odd": iterator.pluck_property("a b"),
            "list": iterator.for_expression_for_list("val.name"),
            "list_of_function": iterator.for_expression_for_list(Fn.upper(Token.as_string(iterator.value))),
            "map": iterator.for_expression_for_map("val.teamName", 'join(",", val.teamMembers)'),
            "map_of_tokens": iterator.for_expression_for_map(iterator.key, iterator.get_string("x")),
            "in_function": Fn.length_of(iterator.keys()),
            "in_op": Op.eq(Fn.length_of(iterator.values()), 2),
            "texts": Fn.join(",", Token.as_list(iterator.pluck_property("x"))),
        },
    )
    TerraformOutput(stack, f"{name}-out", value=iterator.values())
app.synth()
