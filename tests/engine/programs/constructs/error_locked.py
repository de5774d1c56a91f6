"""A locked construct takes no children."""

from cdktf import App, TerraformStack
from constructs import Construct

stack = TerraformStack(App(), "locks")
below = Construct(stack, "below")
stack.node.lock()
Construct(below, "late")
