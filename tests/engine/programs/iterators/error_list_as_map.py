"""A list is no map."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformIterator.from_map(["a"])
