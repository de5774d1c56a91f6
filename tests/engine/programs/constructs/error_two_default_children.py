"""Resource and Default side by side: neither stands for the parent."""

from cdktf import App, TerraformStack
from constructs import Construct

stack = TerraformStack(App(), "defaults")
Construct(stack, "Default")
Construct(stack, "Resource")
print(stack.node.default_child)
