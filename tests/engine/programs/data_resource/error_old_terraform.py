"""It needs Terraform 1.4."""

# env: TERRAFORM_BINARY_NAME=old-terraform
from cdktf import App, DataResource, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
DataResource(stack, "data")
app.synth()
