"""A locked construct takes no children, nor do those below it."""

from cdktf import App, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "locks")
below = Construct(stack, "below")
print(stack.node.locked, below.node.locked)
below.node.lock()
print(stack.node.locked, below.node.locked)
app.synth()
