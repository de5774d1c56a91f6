"""A complex list is a reference."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformIterator.from_complex_list([{"name": "a"}], "name")
