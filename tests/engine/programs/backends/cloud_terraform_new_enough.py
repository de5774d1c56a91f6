"""The cloud block is written where Terraform is 1.1 or newer."""

# env: TERRAFORM_BINARY_NAME=old-terraform

from cdktf import App, CloudBackend, NamedCloudWorkspace, TerraformStack

app = App()
CloudBackend(TerraformStack(app, "stack"), organization="acme", workspaces=NamedCloudWorkspace("prod"))
app.synth()
