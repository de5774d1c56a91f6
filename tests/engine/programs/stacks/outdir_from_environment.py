"""The CLI names the app's folder."""

# env: CDKTF_OUTDIR=from-the-cli

from cdktf import App, TerraformStack

app = App()
TerraformStack(app, "stack")
print(app.outdir)
app.synth()
