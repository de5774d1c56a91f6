"""A struct as a value has JavaScript's names."""

from cdktf import App, Fn, TerraformLocal, TerraformResourceLifecycle, TerraformStack

app = App()
stack = TerraformStack(app, "main")
lifecycle = TerraformResourceLifecycle(prevent_destroy=True, ignore_changes=["a"])
TerraformLocal(stack, "json", Fn.jsonencode(lifecycle))
TerraformLocal(stack, "list", Fn.jsonencode([lifecycle]))
app.synth()
