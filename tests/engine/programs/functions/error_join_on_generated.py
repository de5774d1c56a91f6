"""Fn.join is not among the generated functions."""

from cdktf import App, FnGenerated, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", FnGenerated.join(",", ["a"]))
app.synth()
