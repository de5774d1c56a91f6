"""Variables and locals of another stack."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
variable = TerraformVariable(source, "v")
local = TerraformLocal(source, "l", {"a": variable.string_value})
TerraformLocal(target, "l", [variable.number_value, local.as_string])
TerraformOutput(target, "fqn", value=[variable.fqn, local.fqn])
app.synth()
