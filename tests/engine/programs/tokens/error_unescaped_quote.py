"""A quote that would end a text."""

from cdktf import App, Fn, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
Fn.upper('say "hi"')
