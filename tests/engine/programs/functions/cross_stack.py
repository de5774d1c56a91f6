"""An argument of another stack is read from its state."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
vpc = TerraformVariable(stack, "cidr", type="string")
number = TerraformVariable(stack, "bits", type="number")
other = TerraformStack(app, "other")
TerraformLocal(other, "subnet", Fn.cidrsubnet(vpc.string_value, number.number_value, 1))
TerraformLocal(other, "text", Fn.upper(f"in {vpc.string_value}"))
TerraformLocal(other, "sum", Op.add(number.number_value, 1))
app.synth()
