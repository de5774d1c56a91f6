"""A stack inside a stack reads the outer one."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformStack

app = App()
outer = TerraformStack(app, "outer")
inner = TerraformStack(outer, "inner")
local = TerraformLocal(outer, "l", 1)
TerraformOutput(inner, "from-outer", value=local.as_string)
app.synth()
