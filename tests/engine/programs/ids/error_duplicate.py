"""Two elements of one id at one place."""

from cdktf import App, TerraformLocal, TerraformStack, TerraformVariable

stack = TerraformStack(App(), "ids")
TerraformVariable(stack, "same")
TerraformLocal(stack, "same", 1)
