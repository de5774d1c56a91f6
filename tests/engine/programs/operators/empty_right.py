"""An empty list or map on the right side is not false."""

from cdktf import App, Op, TerraformLocal, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")
TerraformLocal(stack, "sub_list", Op.sub(number.number_value, []))
TerraformLocal(stack, "sub_map", Op.sub(number.number_value, {}))
TerraformLocal(stack, "sub_null", Op.sub(number.number_value, Token.null_value()))
TerraformLocal(stack, "sub_zero_text", Op.sub(number.number_value, "0"))
TerraformLocal(stack, "sub_zero_token", Op.sub(number.number_value, Token.as_number(Token.as_any(0))))
TerraformLocal(stack, "sub_none_in_list", Op.sub(number.number_value, [None]))
TerraformLocal(stack, "eq_list", Op.eq(number.number_value, []))
TerraformLocal(stack, "eq_map", Op.eq(number.number_value, {}))
TerraformLocal(stack, "eq_null", Op.eq(number.number_value, Token.null_value()))
TerraformLocal(stack, "eq_zero_text", Op.eq(number.number_value, "0"))
TerraformLocal(stack, "eq_zero_token", Op.eq(number.number_value, Token.as_number(Token.as_any(0))))
TerraformLocal(stack, "eq_none_in_list", Op.eq(number.number_value, [None]))
app.synth()
