"""Number tokens as arguments, in texts that are arguments, and in lists."""

from cdktf import App, Fn, Op, TerraformResource, TerraformStack, TerraformVariable, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "n", type="number")
n = var.number_value
Box(
    stack,
    "box",
    {
        "argument": Fn.abs(n),
        "in_text_loses_braces": Fn.trimspace(f"a {n} b"),
        "alone_in_text": Fn.trimspace(f"{n}"),
        "list": Fn.max([n, 1, 2.5]),
        "operator": Op.mul(n, n),
        "in_map": Fn.jsonencode({"n": n, "t": f"n is {n}"}),
        "stringified": Fn.upper(Token.as_string(var.value)),
    },
)
app.synth()
