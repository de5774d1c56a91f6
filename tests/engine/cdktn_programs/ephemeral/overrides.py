"""Overrides of ephemeral resources, and their comments."""

from cdktn import App, TerraformEphemeralResource, TerraformStack

app = App(skip_validation=True)
stack = TerraformStack(app, "stack")
secret = TerraformEphemeralResource(stack, "secret", terraform_resource_type="toy_secret")
secret.add_override("a.b", [1, {"c": []}])
secret.add_override("provisioner", [{"local-exec": {}}])
secret.add_override("//.note", "mine")
secret.override_logical_id("named")
app.synth()
