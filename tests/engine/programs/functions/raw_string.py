"""A raw text has escaped quotes, and outer quotes only in expressions."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
TerraformLocal(stack, "raw_string", Fn.raw_string('a "b" c'))
TerraformLocal(stack, "upper", Fn.upper(Fn.raw_string('a "b" c')))
TerraformLocal(stack, "raw_string_2", Fn.raw_string("${x} \n \\ %{y}"))
TerraformLocal(stack, "upper_2", Fn.upper(Fn.raw_string("${x} \n \\ %{y}")))
TerraformLocal(stack, "upper_3", Fn.upper(Fn.raw_string('a \\" b')))
TerraformLocal(stack, "raw_string_3", "x " + Fn.raw_string('a "b"'))
TerraformLocal(stack, "upper_4", Fn.upper("x " + Fn.raw_string('a "b"')))
TerraformLocal(stack, "join", Fn.join(",", [Fn.raw_string('"'), "b"]))
TerraformLocal(stack, "coalesce", Fn.coalesce([Fn.raw_string('"'), "b"]))
TerraformLocal(stack, "jsonencode", Fn.jsonencode({"a": Fn.raw_string('"')}))
TerraformLocal(stack, "raw_string_4", Fn.raw_string(""))
TerraformLocal(stack, "upper_5", Fn.upper(Fn.raw_string("")))
TerraformLocal(stack, "raw_string_5", Fn.raw_string(text.string_value))
TerraformLocal(stack, "upper_6", Fn.upper(Fn.raw_string(text.string_value)))
TerraformLocal(stack, "raw_string_6", Fn.raw_string(f"a {text.string_value}"))
TerraformLocal(stack, "conditional", Fn.conditional(True, Fn.raw_string('"'), 1))
app.synth()
