"""An attribute is named by a text."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["a"])
iterator.get_string(1)
