"""The version cannot be changed once there are stacks."""

from cdktf import App, TerraformStack, Testing

app = App()
TerraformStack(app, "stack")
Testing.stub_version(app)
