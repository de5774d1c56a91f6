"""A Decimal is no value."""

from decimal import Decimal

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.jsonencode(Decimal(1)))
app.synth()
