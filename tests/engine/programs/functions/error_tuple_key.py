"""A key must be one that JSON knows."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.jsonencode({(1, 2): "a"}))
app.synth()
