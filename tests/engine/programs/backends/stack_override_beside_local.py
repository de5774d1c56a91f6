"""A backend set by an override of the stack comes beside the local one."""

from cdktf import App, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
stack.add_override("terraform.backend", {"s3": {"bucket": "b"}})
app.synth()
