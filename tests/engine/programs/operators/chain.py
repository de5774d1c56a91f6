"""A chain of sums."""

from cdktf import App, Op, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")

total = number.number_value
for value in range(1, 9):
    total = Op.add(total, value)
TerraformLocal(stack, "total", total)
app.synth()
