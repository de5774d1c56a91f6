"""Outputs' ids keep letters, digits, `_` and `-`: what collides is lost."""

from cdktf import App, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")

TerraformOutput(target, "one", value=box.interpolation_for_attribute("*.id"))
TerraformOutput(target, "two", value=box.interpolation_for_attribute("id"))
TerraformOutput(target, "three", value=box.interpolation_for_attribute("list[0].x-y"))
app.synth()
