"""A version that cannot be found out is an error too."""

# env: TERRAFORM_BINARY_NAME=no-such-terraform

from cdktf import App, TerraformResource, TerraformStack

app = App()
TerraformResource(TerraformStack(app, "imports"), "a", terraform_resource_type="toy_box").import_from("id-1")
app.synth()
