"""An entry's key and value in functions, operators, lists, maps and texts."""

from cdktf import App, Fn, Op, TerraformIterator, TerraformOutput, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_map({"a": {"x": "y", "n": 1}})
Box(
    stack,
    "box",
    {
        "upper": Fn.upper(iterator.key),
        "lookup": Fn.lookup(iterator.value, "x", "z"),
        "nested": Fn.lookup_nested(iterator.value, ["x", "y"]),
        "sum": Op.add(iterator.get_number("n"), 1),
        "either": Fn.conditional(Op.eq(iterator.key, "a"), iterator.get_string("x"), "none"),
        "list": [iterator.key, iterator.get_string("x"), iterator.value],
        "map": {"a": iterator.key, "b": {"c": iterator.value}},
        "text": f"{iterator.key}-{iterator.get_string('x')} {iterator.get_number('n')}",
        "as_string": Token.as_string(iterator.value),
        "joined": Fn.join("-", [iterator.key, iterator.get_string("x")]),
    },
    for_each=iterator,
)
TerraformOutput(stack, "out", value=iterator.value)
app.synth()
