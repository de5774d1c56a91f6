"""A text is no list of texts."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.join(",", "abc"))
app.synth()
