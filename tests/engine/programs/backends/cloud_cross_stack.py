"""Another stack reads a named cloud workspace through the backend `remote`."""

from cdktf import App, CloudBackend, NamedCloudWorkspace, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
workspace = NamedCloudWorkspace("prod", "shop")
CloudBackend(source, organization="acme", workspaces=workspace, hostname="tfe.acme.org", token="t")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
