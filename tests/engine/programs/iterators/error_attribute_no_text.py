"""An attribute is named by a text."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
it = TerraformIterator.from_list(["a"])
it.get_string(1)
