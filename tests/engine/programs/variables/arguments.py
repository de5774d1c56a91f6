"""A variable's arguments; names in its default are written in snake case."""

from cdktf import App, TerraformStack, TerraformVariable, VariableType

app = App()
stack = TerraformStack(app, "variables")
TerraformVariable(stack, "none")
TerraformVariable(
    stack,
    "all",
    type=VariableType.object({"aB": VariableType.STRING, "l": VariableType.list(VariableType.NUMBER)}),
    default={"aB": "x", "a-b": 1, "tags": {"aB": 1}, "list": [{"cD": 1, "environment": {"eF": 1}}], "_x_": 1},
    description="d",
    sensitive=True,
    nullable=False,
    validation=[{"condition": "${length(var.all) > 0}", "errorMessage": "e"}],
)
for name, default in (("text", ""), ("zero", 0), ("no", False), ("list", []), ("map", {})):
    TerraformVariable(stack, name, default=default)
print(VariableType.tuple("string", "any"), VariableType.set("bool"), VariableType.MAP_NUMBER)
app.synth()
