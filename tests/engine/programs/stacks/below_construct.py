"""A stack below a construct is named by its id alone; its path is in the manifest."""

from cdktf import App, TerraformOutput, TerraformStack
from constructs import Construct

app = App()
group = Construct(app, "group")
stack = TerraformStack(group, "stack")
TerraformOutput(Construct(stack, "part"), "o", value="x")
app.synth()
