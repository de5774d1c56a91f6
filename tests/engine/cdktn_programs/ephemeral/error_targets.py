"""The default targets have no ephemeral resources."""

from cdktn import App, TerraformEphemeralResource, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
TerraformEphemeralResource(stack, "secret", terraform_resource_type="toy_secret")
app.synth()
