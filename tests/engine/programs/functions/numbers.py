"""Functions on numbers, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "abs", Fn.abs(-12.4))
TerraformLocal(stack, "ceil", Fn.ceil(5.1))
TerraformLocal(stack, "floor", Fn.floor(4.9))
TerraformLocal(stack, "log", Fn.log(50, 10))
TerraformLocal(stack, "pow", Fn.pow(3, 2))
TerraformLocal(stack, "signum", Fn.signum(-13))
TerraformLocal(stack, "max", Fn.max([12, 54, 3]))
TerraformLocal(stack, "min", Fn.min([12, 54.5, -3]))
TerraformLocal(stack, "parseint", Fn.parseint("100", 10))
TerraformLocal(stack, "parseint_2", Fn.parseint(100, 2))
TerraformLocal(stack, "sum", Fn.sum([10, 13.0, 6]))
TerraformLocal(stack, "tonumber", Fn.tonumber("1"))
TerraformLocal(stack, "length_of", Fn.length_of([1, 2]))
TerraformLocal(stack, "timecmp", Fn.timecmp("2017-11-22T00:00:00Z", "2017-11-22T01:00:00Z"))
app.synth()
