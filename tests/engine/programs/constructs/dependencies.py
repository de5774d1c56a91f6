"""Dependencies between constructs are kept, each once, and groups opened."""

from cdktf import App, TerraformStack
from constructs import Construct, DependencyGroup

app = App()
stack = TerraformStack(app, "dependencies")
a, b, c, d = (Construct(stack, name) for name in "abcd")
a.node.add_dependency(b, c)
a.node.add_dependency(b)
print([x.node.id for x in a.node.dependencies])
a.node.add_dependency(DependencyGroup(c, d))
print([x.node.id for x in a.node.dependencies])
a.node.remove_dependency(b)
print([x.node.id for x in a.node.dependencies])
app.synth()
