"""The content is a map."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["a"])
iterator.dynamic(["a"])
