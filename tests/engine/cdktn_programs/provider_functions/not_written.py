"""One that is written nowhere asks for nothing."""

from cdktn import App, TerraformProviderFunction, TerraformStack

app = App()
TerraformStack(app, "stack")
TerraformProviderFunction.invoke("toy", "made", [])
app.synth()
