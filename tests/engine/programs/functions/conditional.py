"""Conditions: None is undefined, all other values as in expressions."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
number = TerraformVariable(stack, "a_number", type="number")
TerraformLocal(stack, "conditional", Fn.conditional(True, 1, 2))
TerraformLocal(stack, "conditional_2", Fn.conditional(text.value, "a", "b"))
TerraformLocal(stack, "conditional_3", Fn.conditional(text.string_value, None, "x"))
TerraformLocal(stack, "conditional_4", Fn.conditional(False, "x", None))
TerraformLocal(
    stack, "conditional_5", Fn.conditional(Op.gt(number.number_value, 1), [1, "a"], {"b": text.string_value})
)
TerraformLocal(stack, "conditional_6", Fn.conditional(None, 0, ""))
TerraformLocal(
    stack,
    "conditional_7",
    Fn.conditional(Fn.can(text.value), Fn.upper(text.string_value), f"a{text.string_value}"),
)
TerraformLocal(stack, "conditional_8", Fn.conditional(True, Fn.conditional(False, 1, 2), 3))
TerraformLocal(stack, "upper", Fn.upper(Token.as_string(Fn.conditional(True, "a", "b"))))
TerraformLocal(stack, "tolist", Fn.tolist([Fn.conditional(True, "a", "b")]))
TerraformLocal(stack, "as_string", f"x-{Token.as_string(Fn.conditional(True, 1, 2))}")
app.synth()
