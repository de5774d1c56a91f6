"""Left operands are written whatever they are."""

from cdktf import App, Op, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "zero", Op.eq(0, 1))
TerraformLocal(stack, "not_zero", Op.not_(0))
TerraformLocal(stack, "negate_zero", Op.negate(0))
TerraformLocal(stack, "false", Op.eq(False, 1))
TerraformLocal(stack, "not_false", Op.not_(False))
TerraformLocal(stack, "negate_false", Op.negate(False))
TerraformLocal(stack, "empty", Op.eq("", 1))
TerraformLocal(stack, "not_empty", Op.not_(""))
TerraformLocal(stack, "negate_empty", Op.negate(""))
TerraformLocal(stack, "none", Op.eq(None, 1))
TerraformLocal(stack, "not_none", Op.not_(None))
TerraformLocal(stack, "negate_none", Op.negate(None))
app.synth()
