"""The app's folder can be named by the program."""

from cdktf import App, TerraformStack

app = App(outdir="elsewhere")
TerraformStack(app, "stack")
print(app.outdir, app.hcl_output, app.skip_validation, app.skip_backend_validation, app.target_stack_id)
app.synth()
