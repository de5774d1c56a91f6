"""The content is a map."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
it = TerraformIterator.from_list(["a"])
it.dynamic(["a"])
