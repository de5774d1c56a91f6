"""Expressions in the program's own texts become text in arguments."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")

TerraformLocal(stack, "argument", Fn.upper("${var.a_text}"))
TerraformLocal(stack, "around_token", Fn.upper(f"${{upper({text.string_value})}}"))
TerraformLocal(stack, "list", Fn.join(",", ["${var.a_text}", f"${{lower({text.string_value})}}"]))
TerraformLocal(stack, "plain", "${upper(var.a_text)}")
app.synth()
