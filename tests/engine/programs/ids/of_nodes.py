"""The stack gives ids for elements and for nodes."""

from cdktf import App, TerraformStack, TerraformVariable
from constructs import Construct

app = App()
stack = TerraformStack(app, "ids")
part = Construct(stack, "part")
v = TerraformVariable(part, "v")
print(
    stack.get_logical_id(v),
    stack.get_logical_id(v.node),
    stack.get_logical_id(part.node),
    repr(stack.get_logical_id(stack.node)),
)
app.synth()
