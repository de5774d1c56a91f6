"""Newlines and interpolation signs are escaped in arguments, the rest is not."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "upper", Fn.upper("a\nb"))
TerraformLocal(stack, "upper_2", Fn.upper("${a}"))
TerraformLocal(stack, "upper_3", Fn.upper("$${a}"))
TerraformLocal(stack, "upper_4", Fn.upper("a\r\tb"))
TerraformLocal(stack, "upper_5", Fn.upper("%{if true}"))
TerraformLocal(stack, "upper_6", Fn.upper("back\\slash"))
TerraformLocal(stack, "upper_7", Fn.upper("a\\nb"))
TerraformLocal(stack, "upper_8", Fn.upper('a \\" b'))
TerraformLocal(stack, "upper_9", Fn.upper("$"))
TerraformLocal(stack, "upper_10", Fn.upper("}"))
TerraformLocal(stack, "upper_11", Fn.upper("{a}"))
TerraformLocal(stack, "upper_12", Fn.upper("ü 😀"))
TerraformLocal(stack, "upper_13", Fn.upper(""))
TerraformLocal(stack, "upper_14", Fn.upper("  "))
app.synth()
