"""Inside the program's own interpolation a function stays without braces."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")

TerraformLocal(stack, "around", "${max(1, " + Token.as_string(Fn.can(text.value)) + ")}")
TerraformLocal(stack, "text", "${ " + Fn.upper(text.string_value) + " }")
TerraformLocal(stack, "quoted", '${"a" == ' + Fn.upper(text.string_value) + "}")
app.synth()
