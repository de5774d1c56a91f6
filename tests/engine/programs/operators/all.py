"""Every operator, with literals."""

from cdktf import App, Op, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "add", Op.add(2, 1))
TerraformLocal(stack, "sub", Op.sub(2, 1))
TerraformLocal(stack, "mul", Op.mul(2, 1))
TerraformLocal(stack, "div", Op.div(2, 1))
TerraformLocal(stack, "mod", Op.mod(2, 1))
TerraformLocal(stack, "eq", Op.eq(2, 1))
TerraformLocal(stack, "neq", Op.neq(2, 1))
TerraformLocal(stack, "gt", Op.gt(2, 1))
TerraformLocal(stack, "gte", Op.gte(2, 1))
TerraformLocal(stack, "lt", Op.lt(2, 1))
TerraformLocal(stack, "lte", Op.lte(2, 1))
TerraformLocal(stack, "and", Op.and_(2, 1))
TerraformLocal(stack, "or", Op.or_(2, 1))
TerraformLocal(stack, "not", Op.not_(True))
TerraformLocal(stack, "negate", Op.negate(5))
app.synth()
