"""A backend set by an override comes beside the local one."""

from cdktf import App, TerraformStack

app = App()
stack = TerraformStack(app, "backend")
stack.add_override("terraform.backend", {"s3": {"bucket": "b"}})
app.synth()
