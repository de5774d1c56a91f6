"""A stack below a construct is named by its id alone; its path is in the manifest."""

from constructs import Construct

from cdktf import App, TerraformOutput, TerraformStack

app = App()
group = Construct(app, "group")
stack = TerraformStack(group, "stack")
TerraformOutput(Construct(stack, "part"), "o", value="x")
app.synth()
