"""A tuple is no value."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.jsonencode({"a": [("b", "c")]}))
app.synth()
