"""A stack's id has no whitespace."""

from cdktf import App, TerraformStack

TerraformStack(App(), "a\tb c")
