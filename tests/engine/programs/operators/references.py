"""Operators on references of all kinds."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
number = TerraformVariable(stack, "a_number", type="number")
items = TerraformVariable(stack, "a_items", type="list(string)")
TerraformLocal(stack, "add", Op.add(number.number_value, number.number_value))
TerraformLocal(stack, "sub", Op.sub(number.value, number.string_value))
TerraformLocal(stack, "eq", Op.eq(text.string_value, "a"))
TerraformLocal(stack, "eq_2", Op.eq(text.value, text.string_value))
TerraformLocal(stack, "neq", Op.neq(items.list_value, ["a"]))
TerraformLocal(stack, "not", Op.not_(text.value))
TerraformLocal(stack, "negate", Op.negate(number.number_value))
TerraformLocal(stack, "and", Op.and_(text.boolean_value, Op.or_(text.value, True)))
TerraformLocal(stack, "mul", Op.mul(Fn.length_of(items.list_value), 2))
TerraformLocal(stack, "gt", Op.gt(f"a{text.string_value}", 1))
app.synth()
