"""References of all kinds as arguments."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
number = TerraformVariable(stack, "a_number", type="number")
items = TerraformVariable(stack, "a_items", type="list(string)")
TerraformLocal(stack, "upper", Fn.upper(text.string_value))
TerraformLocal(stack, "abs", Fn.abs(number.number_value))
TerraformLocal(stack, "join", Fn.join(",", items.list_value))
TerraformLocal(stack, "length_of", Fn.length_of(items.list_value))
TerraformLocal(stack, "length_of_2", Fn.length_of(text.value))
TerraformLocal(stack, "tostring", Fn.tostring(number.number_value))
TerraformLocal(stack, "can", Fn.can(number.value))
TerraformLocal(stack, "element", Fn.element(items.list_value, number.number_value))
TerraformLocal(stack, "max", Fn.max([number.number_value, 3]))
TerraformLocal(stack, "coalesce", Fn.coalesce([text.string_value, text.value, "x"]))
TerraformLocal(stack, "concat", Fn.concat([items.list_value, ["x", text.string_value]]))
TerraformLocal(stack, "merge", Fn.merge([text.value, {"a": number.number_value}]))
TerraformLocal(stack, "sort", Fn.sort(items.list_value))
TerraformLocal(stack, "compact", Fn.compact([text.string_value, "a"]))
app.synth()
