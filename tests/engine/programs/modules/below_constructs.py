"""Ids of modules below constructs."""

from cdktf import App, TerraformHclModule, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "stack")
TerraformHclModule(Construct(Construct(stack, "a"), "b"), "c", source="acme/x/y")
TerraformHclModule(Construct(stack, "Default"), "Resource", source="acme/x/y")
app.synth()
