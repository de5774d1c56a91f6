"""The child named Resource or Default stands for its parent, unless another is set."""

from cdktf import App, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "defaults")
one = Construct(stack, "one")
print(one.node.default_child)
child = Construct(one, "Resource")
print(one.node.default_child is child)
two = Construct(stack, "two")
child = Construct(two, "Default")
print(two.node.default_child is child)
other = Construct(two, "other")
two.node.default_child = other
print(two.node.default_child is other)
app.synth()
