"""A backend says how its state is read."""

from cdktf import App, TerraformBackend, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformBackend(stack, "backend", "x")
