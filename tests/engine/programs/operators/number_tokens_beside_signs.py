"""Between two number tokens, a pipe, dot, minus or plus drops the second one."""

from cdktf import App, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")
TerraformLocal(stack, "pipe", f"{number.number_value}|{number.number_value}")
TerraformLocal(stack, "minus", f"{number.number_value}-{number.number_value}")
TerraformLocal(stack, "dot", f"{number.number_value}.{number.number_value}")
TerraformLocal(stack, "plus", f"{number.number_value}+{number.number_value}")
TerraformLocal(stack, "comma", f"{number.number_value},{number.number_value}")
TerraformLocal(stack, "slash", f"{number.number_value}/{number.number_value}")
TerraformLocal(stack, "colon", f"{number.number_value}:{number.number_value}")
TerraformLocal(stack, "letter", f"{number.number_value}e{number.number_value}")
TerraformLocal(stack, "exponent", f"{number.number_value}e1")
TerraformLocal(stack, "space", f"{number.number_value} - {number.number_value}")
app.synth()
