"""The path of Fn.lookup_nested is a list."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.lookup_nested({}, "abc"))
app.synth()
