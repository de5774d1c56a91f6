"""An import needs Terraform 1.5."""

# env: TERRAFORM_BINARY_NAME=old-terraform
from cdktf import App, DataResource, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
DataResource.generate_config_for_import(stack, "data", "id")
app.synth()
