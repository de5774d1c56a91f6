"""List and map tokens in functions, operators, lists and maps."""

from cdktf import App, Fn, Op, TerraformResource, TerraformStack, TerraformVariable, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")
many, table = var.list_value, Token.as_any_map(var.value)
Box(
    stack,
    "box",
    {
        "length": Fn.length_of(many),
        "element": Fn.element(many, 0),
        "concat": Fn.concat([many, ["x"], Token.as_list(Fn.keys(table))]),
        "lookup": Fn.lookup(table, "a", "b"),
        "merge": Fn.merge([table, {"x": many}]),
        "nested": [[many], {"a": many, "b": table}],
        "equal": Op.eq(many, table),
        "numbers": Fn.sum(Token.as_number_list(var.value)),
        "json": Fn.jsonencode({"list": many, "map": table, "mixed": [many, 1]}),
    },
)
app.synth()
