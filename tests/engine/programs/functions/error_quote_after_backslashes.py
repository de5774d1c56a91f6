"""An escaped backslash does not escape the quote after it."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.upper('a\\\\"'))
app.synth()
