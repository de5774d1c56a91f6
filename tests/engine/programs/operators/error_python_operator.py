"""Python's operators do not work on results that are bools."""

from cdktf import App, Op, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Op.gt(1, 2) + 1)
app.synth()
