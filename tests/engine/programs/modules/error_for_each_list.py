"""A list is no iterator."""

from cdktf import App, TerraformHclModule, TerraformStack

TerraformHclModule(TerraformStack(App(), "stack"), "module", source="acme/x/y", for_each=["a"])
