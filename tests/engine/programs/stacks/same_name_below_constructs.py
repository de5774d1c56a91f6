"""Stacks of one id at different paths share a folder: one entry, the last one's file."""

from cdktf import App, TerraformOutput, TerraformStack
from constructs import Construct

app = App()
for group in ("a", "b"):
    TerraformOutput(TerraformStack(Construct(app, group), "same"), "group", value=group)
app.synth()
