"""A bool is no number in a list either."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.max([1, True]))
app.synth()
