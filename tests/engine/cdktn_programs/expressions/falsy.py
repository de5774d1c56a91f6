"""Zero, False and empty texts on either side of every operator."""

from cdktn import App, Op, TerraformOutput, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "stack")
n = TerraformVariable(stack, "n", type="number").number_value
operators = [Op.add, Op.sub, Op.mul, Op.div, Op.mod, Op.eq, Op.neq, Op.gt, Op.gte, Op.lt, Op.lte, Op.and_, Op.or_]
for number, operator in enumerate(operators):
    for place, other in enumerate([0, 0.0, -0.0, False, "", [], {}, Token.as_any(0), Token.as_any("")]):
        TerraformOutput(stack, f"right-{number}-{place}", value=operator(n, other))
        TerraformOutput(stack, f"left-{number}-{place}", value=operator(other, n))
        TerraformOutput(stack, f"both-{number}-{place}", value=operator(other, other))
TerraformOutput(stack, "nested", value=Op.sub(Op.sub(n, 0), Op.add(0, Op.mul(n, 0))))
TerraformOutput(stack, "in-text", value=f"is {Token.as_string(Op.eq(n, 0))}")
app.synth()
