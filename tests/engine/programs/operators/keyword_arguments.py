"""Operators take their operands by name too."""

from cdktf import App, Op, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "eq", Op.eq(right=1, left=2))
TerraformLocal(stack, "not", Op.not_(expression=True))
TerraformLocal(stack, "instance", Op().add(1, 2))
app.synth()
