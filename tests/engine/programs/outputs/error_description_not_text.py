"""A description is a text."""

from cdktf import App, TerraformOutput, TerraformStack

stack = TerraformStack(App(), "outputs")
TerraformOutput(stack, "o", value=1, description=5)
