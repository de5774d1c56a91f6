"""A list of lists needs lists."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.setunion(["a"], ["b"]))
app.synth()
