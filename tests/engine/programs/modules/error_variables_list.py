"""Variables are a map."""

from cdktf import App, TerraformHclModule, TerraformStack

TerraformHclModule(TerraformStack(App(), "stack"), "module", source="acme/x/y", variables=["a"])
