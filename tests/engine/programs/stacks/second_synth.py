"""Synthesizing twice gives the same files, and keeps what was added in between."""

from cdktf import App, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "again")
TerraformOutput(stack, "one", value=1)
app.synth()
TerraformOutput(stack, "two", value=2)
app.synth()
