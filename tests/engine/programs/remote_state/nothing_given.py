"""Nothing has to be said of a state in a file."""

from cdktf import App, DataTerraformRemoteStateLocal, TerraformStack

app = App()
DataTerraformRemoteStateLocal(TerraformStack(app, "stack"), "state")
app.synth()
