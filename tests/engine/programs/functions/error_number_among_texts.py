"""A number is no text in a list of texts."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.join(",", ["a", 2]))
app.synth()
