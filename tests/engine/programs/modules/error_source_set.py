"""The source of a module cannot be changed."""

from cdktf import App, TerraformHclModule, TerraformStack

module = TerraformHclModule(TerraformStack(App(), "stack"), "module", source="acme/x/y")
module.source = "other"
