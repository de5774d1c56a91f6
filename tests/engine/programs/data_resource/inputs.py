"""A terraform_data with all kinds of values."""

from cdktf import App, DataResource, Op, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")
DataResource(stack, "none")
DataResource(
    stack,
    "plain",
    input={"a": 1, "b": [True, None], "c": {"d": None, "camelCase": "x"}, "e": None},
    triggers_replace={},
)
DataResource(
    stack, "tokens", input={"a": var.string_value, "b": Op.add(1, 2)}, triggers_replace={"t": var.value}
)
DataResource(stack, "map", input=Token.as_any_map(var.value))
app.synth()
