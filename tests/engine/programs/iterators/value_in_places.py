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
it = TerraformIterator.from_map({"a": {"x": "y", "n": 1}})
Box(
    stack,
    "box",
    {
        "upper": Fn.upper(it.key),
        "lookup": Fn.lookup(it.value, "x", "z"),
        "nested": Fn.lookup_nested(it.value, ["x", "y"]),
        "sum": Op.add(it.get_number("n"), 1),
        "either": Fn.conditional(Op.eq(it.key, "a"), it.get_string("x"), "none"),
        "list": [it.key, it.get_string("x"), it.value],
        "map": {"a": it.key, "b": {"c": it.value}},
        "text": f"{it.key}-{it.get_string('x')} {it.get_number('n')}",
        "as_string": Token.as_string(it.value),
        "joined": Fn.join("-", [it.key, it.get_string("x")]),
    },
    for_each=it,
)
TerraformOutput(stack, "out", value=it.value)
app.synth()
