"""An unescaped quote in a key of Fn.lookup with a default."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.lookup({}, '"', 1))
app.synth()
