"""Functions inside functions, one expression in all."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
number = TerraformVariable(stack, "a_number", type="number")
items = TerraformVariable(stack, "a_items", type="list(string)")

TerraformLocal(stack, "text", Fn.upper(Fn.lower(Fn.trimspace(text.string_value))))
TerraformLocal(
    stack, "number", Fn.abs(Fn.max([Fn.ceil(number.number_value), Fn.length_of(items.list_value)]))
)
TerraformLocal(stack, "list", Fn.sort(Fn.distinct(Fn.compact(items.list_value))))
TerraformLocal(stack, "json", Fn.jsonencode({"a": [Fn.upper("b"), {"c": Fn.can(Fn.file("x"))}]}))
TerraformLocal(stack, "any", Fn.element(Fn.keys(Fn.merge([{"a": Fn.timestamp()}])), 0))
app.synth()
