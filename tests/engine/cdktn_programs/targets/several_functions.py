"""Each function is told of once, in the order of the alphabet."""

from cdktn import App, Fn, TerraformLocal, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
TerraformOutput(stack, "o", value=[Fn.urldecode("a"), Fn.issensitive("x"), Fn.urldecode("b"), Fn.upper("c")])
TerraformLocal(stack, "l", Fn.templatestring("x", {}))
Fn.cidrcontains("10.0.0.0/8", "10.1.0.0/16")
try:
    app.synth()
except RuntimeError as error:
    print([line.strip() for line in str(error).splitlines() if "[stack" in line])
