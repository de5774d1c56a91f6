"""Without validations nothing is asked."""

from cdktn import App, Fn, S3Backend, TerraformEphemeralResource, TerraformOutput, TerraformStack

app = App(skip_validation=True)
stack = TerraformStack(app, "stack")
S3Backend(stack, bucket="b", key="k", use_lockfile=True)
TerraformEphemeralResource(stack, "e", terraform_resource_type="toy_e")
TerraformOutput(stack, "o", value=Fn.ephemeralasnull(Fn.convert("1", "number")))
app.synth()
