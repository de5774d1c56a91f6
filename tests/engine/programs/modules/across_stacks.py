"""An output of a module, read by another stack."""

from cdktf import App, TerraformHclModule, TerraformOutput, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
module = TerraformHclModule(source, "module", source="acme/x/y")
TerraformOutput(target, "id", value=module.get_string("id"))
TerraformHclModule(
    target, "other", source="acme/x/y", variables={"ids": module.get_list("ids")}, depends_on=[module]
)
app.synth()
