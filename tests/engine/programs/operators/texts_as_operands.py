"""Texts as operands: quoted, newlines and interpolation signs escaped, quotes not."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
TerraformLocal(stack, "eq", Op.eq("a", "b"))
TerraformLocal(stack, "eq_2", Op.eq('a"b', '"c"'))
TerraformLocal(stack, "eq_3", Op.eq("a\nb", "${x}"))
TerraformLocal(stack, "eq_4", Op.eq("$${x}", "\\"))
TerraformLocal(stack, "eq_5", Op.eq("${var.a_text}", f"a{text.string_value}b"))
TerraformLocal(stack, "eq_6", Op.eq('"', '""'))
TerraformLocal(stack, "eq_7", Op.eq(Fn.raw_string('"'), "a"))
TerraformLocal(stack, "eq_8", Op.eq(f"{text.string_value}{text.string_value}", "a"))
app.synth()
