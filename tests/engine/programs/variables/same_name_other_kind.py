"""Of two variables that get one name, a list as the first's default keeps the second's dictionary out."""

from cdktf import App, TerraformStack, TerraformVariable
from constructs import Construct

app = App()
stack = TerraformStack(app, "stack")
TerraformVariable(stack, "a", default=[1]).override_logical_id("named")
TerraformVariable(Construct(stack, "below"), "a", default={"x": 1, "0": 2}).override_logical_id("named")
TerraformVariable(stack, "b", default={"x": 1}).override_logical_id("other")
TerraformVariable(Construct(stack, "beside"), "b", default=[1]).override_logical_id("other")
app.synth()
