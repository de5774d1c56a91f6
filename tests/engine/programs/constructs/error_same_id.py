"""Two children of one construct cannot have one id."""

from cdktf import App, TerraformStack
from constructs import Construct

stack = TerraformStack(App(), "twice")
Construct(stack, "a/b")
Construct(
    stack,
    "a--b",
)
