"""Fn.range always writes its step, which is 1 unless given."""

from cdktf import App, Fn, Op, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")
TerraformLocal(stack, "range", Fn.range(1, 5))
TerraformLocal(stack, "range_2", Fn.range(1, 5, 2))
TerraformLocal(stack, "range_3", Fn.range(0, 5, 0))
TerraformLocal(stack, "range_4", Fn.range(5, 0, -0.5))
TerraformLocal(stack, "range_5", Fn.range(number.number_value, Op.add(number.number_value, 2), None))
app.synth()
