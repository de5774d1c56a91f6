"""What a module depends on is a list."""

from cdktf import App, TerraformHclModule, TerraformStack

stack = TerraformStack(App(), "stack")
first = TerraformHclModule(stack, "first", source="acme/x/y")
TerraformHclModule(stack, "second", source="acme/x/y", depends_on=first)
