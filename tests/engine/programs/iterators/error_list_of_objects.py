"""A list of objects has to be a map."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformIterator.from_list([{"a": 1}])
