"""Operators inside operators, in brackets; signs have none."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")

n = number.number_value
TerraformLocal(stack, "sum", Op.add(Op.mul(n, 2), Op.div(Op.sub(n, 1), 3)))
TerraformLocal(stack, "logic", Op.and_(Op.not_(Op.eq(n, 1)), Op.or_(Op.gt(n, 2), Op.lt(n, -2))))
TerraformLocal(stack, "signs", Op.negate(Op.negate(Op.sub(n, Op.negate(1)))))
TerraformLocal(stack, "mixed", Op.eq(Op.mod(n, 2), Fn.abs(Op.sub(1, n))))
app.synth()
