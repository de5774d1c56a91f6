"""A reference to another stack becomes its output, and a remote state's."""

from cdktf import App, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")

TerraformOutput(target, "id", value=box.get_string_attribute("id"))
TerraformOutput(target, "again", value=f"<{box.get_string_attribute('id')}>")
app.synth()
