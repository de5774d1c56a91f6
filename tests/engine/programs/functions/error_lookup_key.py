"""The key of Fn.lookup is a text."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.lookup({}, 1))
app.synth()
