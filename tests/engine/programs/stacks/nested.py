"""A stack inside a stack is written beside it; its elements are not the outer one's."""

from cdktf import App, TerraformOutput, TerraformStack

app = App()
outer = TerraformStack(app, "outer")
TerraformOutput(outer, "here", value=1)
inner = TerraformStack(outer, "inner")
TerraformOutput(inner, "there", value=2)
app.synth()
