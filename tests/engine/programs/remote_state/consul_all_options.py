"""All options of DataTerraformRemoteStateConsul."""

from cdktf import App, DataTerraformRemoteStateConsul, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStateConsul(
    stack,
    "state",
    workspace="prod",
    defaults={"someKey": {"innerKey": 1}},
    access_token="access-token",
    path="path",
    address="address",
    ca_file="ca-file",
    cert_file="cert-file",
    datacenter="datacenter",
    gzip=True,
    http_auth="http-auth",
    key_file="key-file",
    lock=True,
    scheme="scheme",
)
TerraformOutput(stack, "id", value=state.get_string("id"))
app.synth()
