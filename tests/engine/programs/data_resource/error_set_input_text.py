"""Nor later."""

from cdktf import App, DataResource, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
data = DataResource(stack, "data")
data.input = "x"
