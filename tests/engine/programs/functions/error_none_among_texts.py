"""None is no text in a list of texts."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.compact(["a", None]))
app.synth()
