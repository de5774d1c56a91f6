"""Resource and Default side by side: neither stands for the parent."""

from constructs import Construct

from cdktf import App, TerraformStack

stack = TerraformStack(App(), "defaults")
Construct(stack, "Default")
Construct(stack, "Resource")
print(stack.node.default_child)
