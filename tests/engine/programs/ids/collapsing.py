"""Names that collapse to one id are merged without a word."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "ids")
TerraformVariable(stack, "a b", default=1, type="number")
TerraformVariable(stack, "ab", description="d")
TerraformOutput(stack, "x.y", value={"a": 1})
TerraformOutput(stack, "xy", value={"b": 2})
app.synth()
