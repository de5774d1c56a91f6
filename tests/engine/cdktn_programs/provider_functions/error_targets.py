"""The default targets have no functions of providers."""

from cdktn import App, TerraformOutput, TerraformProviderFunction, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
TerraformOutput(stack, "o", value=TerraformProviderFunction.invoke("toy", "made", []))
app.synth()
