"""A source is a text."""

from cdktf import App, TerraformHclModule, TerraformStack

TerraformHclModule(TerraformStack(App(), "stack"), "module", source=None)
