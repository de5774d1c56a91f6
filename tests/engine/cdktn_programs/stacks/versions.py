"""The version, where a program can read it."""

from cdktn import App, TerraformStack, Testing

app = App()
print(app.node.try_get_context("cdktfVersion"), app.manifest.version)
print(Testing.app(stub_version=False).manifest.version, Testing.app().manifest.version)
TerraformStack(app, "stack")
app.synth()
