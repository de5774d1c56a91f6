"""Without validations no Terraform is asked for."""

# env: TERRAFORM_BINARY_NAME=no-such-terraform

from cdktf import App, CloudBackend, NamedCloudWorkspace, TerraformStack

app = App(skip_validation=True)
CloudBackend(TerraformStack(app, "stack"), organization="acme", workspaces=NamedCloudWorkspace("prod"))
app.synth()
