"""Results of operators in lists, maps, outputs and conditions."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")

TerraformLocal(stack, "list", [Op.eq(number.number_value, 1), Op.add(number.number_value, 1)])
TerraformLocal(stack, "map", {"a": Op.not_(number.value), "b": [Op.negate(number.number_value)]})
TerraformOutput(stack, "out", value=Op.gte(number.number_value, 3))
TerraformLocal(
    stack, "choice", Fn.conditional(Op.lt(number.number_value, 3), Op.mul(number.number_value, 2), 0)
)
TerraformLocal(stack, "as_list", Token.as_list(Op.eq(1, 2)))
app.synth()
