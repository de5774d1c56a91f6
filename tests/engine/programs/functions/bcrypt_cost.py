"""A cost of 0 is dropped."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")
TerraformLocal(stack, "bcrypt", Fn.bcrypt("s", 0))
TerraformLocal(stack, "bcrypt_2", Fn.bcrypt("s", None))
TerraformLocal(stack, "bcrypt_3", Fn.bcrypt("s", 10))
TerraformLocal(stack, "bcrypt_4", Fn.bcrypt("s", number.number_value))
app.synth()
