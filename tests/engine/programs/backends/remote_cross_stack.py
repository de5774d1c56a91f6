"""Another stack reads the backend `remote` with the same options, whatever workspace it is in."""

from cdktf import (
    App,
    PrefixedRemoteWorkspaces,
    RemoteBackend,
    TerraformOutput,
    TerraformResource,
    TerraformStack,
)

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
RemoteBackend(source, organization="acme", workspaces=PrefixedRemoteWorkspaces("prod-"), hostname="h")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
