"""A map is no list."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformIterator.from_list({"a": 1})
