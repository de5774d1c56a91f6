"""Lists and maps as operands, with None in them."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
TerraformLocal(stack, "eq", Op.eq([1, "a", True, None, 2], []))
TerraformLocal(stack, "eq_2", Op.eq({"a": [1], "b": None, "c": {"d": text.string_value}}, {"e": False}))
TerraformLocal(stack, "eq_3", Op.eq([text.string_value, [text.string_value]], [{"a": "${x}"}]))
TerraformLocal(stack, "neq", Op.neq([Fn.upper("a")], Fn.compact(["a"])))
app.synth()
