"""A generator is no list."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.join(",", (letter for letter in "ab")))
app.synth()
