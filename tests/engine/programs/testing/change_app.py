"""Each of the changes to an app, one by one; each gives back the app."""

from cdktf import App, TerraformStack, Testing

app = App()
print(
    Testing.stub_version(app) is app,
    Testing.enable_future_flags(app) is app,
    Testing.fake_cdktf_json_path(app) is app,
)
print(app.manifest.version, app.node.try_get_context("cdktfRelativeModules"))
TerraformStack(app, "stack")
app.synth()
