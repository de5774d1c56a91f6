"""After a minus, a pipe or a digit a number token stays the number that stands for it."""

from cdktf import App, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
# env: OWN_PROCESS=signs_before_number_tokens
number = TerraformVariable(stack, "a_number", type="number")
TerraformLocal(stack, "minus", f"a-{number.number_value}")
TerraformLocal(stack, "pipe", f"a|{number.number_value}")
TerraformLocal(stack, "digit", f"1{number.number_value}")
TerraformLocal(stack, "dot", f"a.{number.number_value}")
TerraformLocal(stack, "plus", f"a+{number.number_value}")
app.synth()
