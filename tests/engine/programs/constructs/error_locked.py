"""A locked construct takes no children."""

from constructs import Construct

from cdktf import App, TerraformStack

stack = TerraformStack(App(), "locks")
below = Construct(stack, "below")
stack.node.lock()
Construct(below, "late")
