"""A module's variables are no arguments of its class."""

from cdktf import App, TerraformHclModule, TerraformStack

TerraformHclModule(TerraformStack(App(), "stack"), "module", source="acme/x/y", count=2)
