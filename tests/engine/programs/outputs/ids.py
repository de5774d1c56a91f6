"""Outputs are named after their path, or by their id alone."""

from cdktf import App, TerraformOutput, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "outputs")
part = Construct(stack, "part")
TerraformOutput(part, "hashed", value=1)
fixed = TerraformOutput(part, "fixed", value=1, static_id=True)
print(fixed.static_id, fixed.friendly_unique_id)
reset = TerraformOutput(part, "reset", value=1, static_id=True)
reset.static_id = False
print(reset.static_id)
TerraformOutput(Construct(part, "fixed below"), "deep", value=1)
app.synth()
