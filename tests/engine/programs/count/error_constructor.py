"""It is made by a class method."""

from cdktf import App, TerraformCount, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformCount(2)
