"""A missing operand."""

from cdktf import App, Op, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Op.eq(1))
app.synth()
