"""The remote state has the source's backend, and its workspace."""

from cdktf import App, LocalBackend, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")

LocalBackend(source, path="given.tfstate", workspace_dir="dir")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
