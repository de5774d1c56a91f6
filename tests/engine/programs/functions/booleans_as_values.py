"""Results that are bools work wherever an expression does."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")

TerraformLocal(stack, "alone", Fn.can(text.value))
TerraformLocal(stack, "list", [Fn.can(text.value), True])
TerraformLocal(stack, "map", {"a": Fn.tobool("true")})
TerraformLocal(stack, "alltrue", Fn.alltrue([Fn.can(text.value), Fn.startswith("a", "b"), Op.not_(True)]))
TerraformLocal(stack, "text", Token.as_string(Fn.can(text.value)) + "!")
TerraformLocal(stack, "number", Token.as_number(Fn.can(text.value)))
TerraformOutput(stack, "output", value=Fn.fileexists("a"))
app.synth()
