"""Imports need Terraform 1.5."""

# env: TERRAFORM_BINARY_NAME=old-terraform

from cdktf import App, TerraformResource, TerraformStack

app = App()
TerraformResource(TerraformStack(app, "imports"), "a", terraform_resource_type="toy_box").import_from("id-1")
app.synth()
