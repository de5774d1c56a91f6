"""An attribute is named by a text."""

from cdktf import App, TerraformSelf, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformSelf.get_string(1)
