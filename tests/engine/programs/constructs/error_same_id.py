"""Two children of one construct cannot have one id."""

from constructs import Construct

from cdktf import App, TerraformStack

stack = TerraformStack(App(), "twice")
Construct(stack, "a/b")
Construct(
    stack,
    "a--b",
)
