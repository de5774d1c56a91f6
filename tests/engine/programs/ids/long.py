"""Long ids are cut; a single component may have 255 characters."""

from cdktf import App, TerraformOutput, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "ids")
for length in (254, 255, 256, 300):
    TerraformOutput(stack, "x" * length, value=length)
TerraformOutput(Construct(stack, "y" * 200), "z" * 100, value="long")
TerraformOutput(Construct(stack, "w" * 239), "v", value="cut at the edge")
TerraformOutput(stack, "ü" * 300, value="nothing left")
app.synth()
