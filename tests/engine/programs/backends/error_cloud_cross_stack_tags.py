"""Workspaces by tags cannot be read by another stack."""

from cdktf import App, CloudBackend, TaggedCloudWorkspaces, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
CloudBackend(source, organization="acme", workspaces=TaggedCloudWorkspaces(["a"]))
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
