"""Stacks of one id at different paths share a folder: one entry, the last one's file."""

from constructs import Construct

from cdktf import App, TerraformOutput, TerraformStack

app = App()
for group in ("a", "b"):
    TerraformOutput(TerraformStack(Construct(app, group), "same"), "group", value=group)
app.synth()
