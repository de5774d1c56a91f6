"""A list holds no None."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformIterator.from_list(["a", None])
