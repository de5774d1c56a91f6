"""A function is no value."""

from cdktf import App, TerraformLocal, TerraformStack

TerraformLocal(TerraformStack(App(), "values"), "l", {"f": len})
