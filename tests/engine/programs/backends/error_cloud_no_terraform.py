"""The cloud block needs a Terraform to ask for its version."""

# env: TERRAFORM_BINARY_NAME=no-such-terraform

from cdktf import App, CloudBackend, NamedCloudWorkspace, TerraformStack

app = App()
CloudBackend(TerraformStack(app, "stack"), organization="acme", workspaces=NamedCloudWorkspace("prod"))
app.synth()
