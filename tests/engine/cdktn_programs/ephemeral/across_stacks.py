"""What another stack makes of an ephemeral resource."""

from cdktn import App, TerraformEphemeralResource, TerraformOutput, TerraformStack

app = App(skip_validation=True)
one, two = TerraformStack(app, "one"), TerraformStack(app, "two")
secret = TerraformEphemeralResource(one, "secret", terraform_resource_type="toy_secret")
TerraformOutput(two, "read", value=secret.get_string_attribute("text"))
app.synth()
