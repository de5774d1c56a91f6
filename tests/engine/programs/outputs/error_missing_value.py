"""An output needs a value: left out."""

from cdktf import App, TerraformOutput, TerraformStack

TerraformOutput(TerraformStack(App(), "outputs"), "o")
