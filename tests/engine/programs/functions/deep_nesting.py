"""Forty functions deep."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
value = "a"
for _ in range(40):
    value = Fn.upper(value)
TerraformLocal(stack, "value", value)
app.synth()
