"""Results of operators inside texts."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")

TerraformLocal(stack, "number", f"n={Op.add(number.number_value, 1)}")
TerraformLocal(stack, "two", f"{Op.add(number.number_value, 1)} {Op.sub(number.number_value, 1)}")
TerraformLocal(stack, "boolean", f"b={Token.as_string(Op.gt(number.number_value, 1))}")
TerraformLocal(stack, "function", Fn.upper(f"n{Op.add(number.number_value, 1)}"))
app.synth()
