"""Numbers are written as JavaScript writes them."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "tostring", Fn.tostring(2.0))
TerraformLocal(stack, "tostring_2", Fn.tostring(-0.0))
TerraformLocal(stack, "tostring_3", Fn.tostring(0.1))
TerraformLocal(stack, "tostring_4", Fn.tostring(1e21))
TerraformLocal(stack, "tostring_5", Fn.tostring(1e20))
TerraformLocal(stack, "tostring_6", Fn.tostring(123456789012345678901))
TerraformLocal(stack, "tostring_7", Fn.tostring(1e-7))
TerraformLocal(stack, "tostring_8", Fn.tostring(0.000001))
TerraformLocal(stack, "tostring_9", Fn.tostring(-5))
TerraformLocal(stack, "tostring_10", Fn.tostring(2**53))
TerraformLocal(stack, "tostring_11", Fn.tostring(2**53 + 1))
TerraformLocal(stack, "tostring_12", Fn.tostring(1.5e300))
TerraformLocal(stack, "tostring_13", Fn.tostring(True))
TerraformLocal(stack, "abs", Fn.abs(1e21))
TerraformLocal(stack, "max", Fn.max([2.0, 1e-7]))
app.synth()
