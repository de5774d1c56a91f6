"""It knows its arguments."""

from cdktf import App, DataResource, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
DataResource(stack, "data", inputs={})
