"""Overrides of a remote state, in place and in the metadata."""

from cdktf import App, DataTerraformRemoteStateS3, TerraformStack

app = App()
state = DataTerraformRemoteStateS3(TerraformStack(app, "stack"), "state", bucket="b", key="k", workspace="w")
state.add_override("config.use_lockfile", True)
state.add_override("workspace", None)
state.add_override("defaults.someKey", "x")
state.override_logical_id("renamed")
print(state.to_metadata())
app.synth()
