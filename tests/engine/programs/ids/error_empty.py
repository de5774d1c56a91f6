"""A path of nothing but Default has no id."""

from cdktf import App, TerraformOutput, TerraformStack

TerraformOutput(TerraformStack(App(), "ids"), "Default", value=1).friendly_unique_id
