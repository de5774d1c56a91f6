"""An operand too many."""

from cdktf import App, Op, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Op.not_(1, 2))
app.synth()
