"""A resource whose provider is known needs it in its stack."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "providers")
TerraformResource(
    stack,
    "box",
    terraform_resource_type="toy_box",
    terraform_generator_metadata={"provider_name": "toy", "provider_version": "1.0.0"},
)
app.synth()
