"""A reference has to be made a map first."""

from cdktf import App, TerraformIterator, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")
TerraformIterator.from_map(var.value)
