"""An argument that an output does not have."""

from cdktf import App, TerraformOutput, TerraformStack

stack = TerraformStack(App(), "outputs")
TerraformOutput(stack, "o", value=1, sensitivity=True)
