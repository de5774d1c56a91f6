"""An output of one stack's remote state, read by another stack."""

from cdktf import App, DataTerraformRemoteStateLocal, TerraformOutput, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
state = DataTerraformRemoteStateLocal(source, "state", path="p")
TerraformOutput(target, "id", value=state.get_string("deep.id"))
app.synth()
