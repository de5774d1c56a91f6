"""A second synthesis keeps the outputs of the first."""

from cdktf import App, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")

TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
app.synth()
TerraformOutput(target, "name", value=box.get_string_attribute("name"))
app.synth()
