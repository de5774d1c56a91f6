"""An output needs a value."""

from cdktf import App, TerraformOutput, TerraformStack

TerraformOutput(TerraformStack(App(), "outputs"), "o", value=None)
