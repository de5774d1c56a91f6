"""A list token is no complex list."""

from cdktf import App, TerraformIterator, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")
TerraformIterator.from_complex_list(var.list_value, "name")
