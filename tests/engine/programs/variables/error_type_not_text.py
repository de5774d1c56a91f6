"""A variable's type is a text."""

from cdktf import App, TerraformStack, TerraformVariable

TerraformVariable(TerraformStack(App(), "variables"), "v", type=str)
