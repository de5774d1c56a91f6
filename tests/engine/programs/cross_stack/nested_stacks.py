"""A stack inside a stack, and references in both directions of nesting."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformStack

app = App()
outer = TerraformStack(app, "outer")
inner = TerraformStack(outer, "inner")
other = TerraformStack(app, "other")
local = TerraformLocal(inner, "l", 1)
TerraformOutput(outer, "from-inner", value=local.as_string)
TerraformOutput(other, "from-inner", value=local.as_string)
app.synth()
