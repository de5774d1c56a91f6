"""A dictionary in a list of structs has JavaScript's names: those of Python are refused."""

from cdktf import App, TerraformStack, TerraformVariable

stack = TerraformStack(App(), "variables")
TerraformVariable(stack, "v", validation=[{"condition": True, "error_message": "e"}])
