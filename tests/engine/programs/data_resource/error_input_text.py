"""An input is a map."""

from cdktf import App, DataResource, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
DataResource(stack, "data", input="x")
