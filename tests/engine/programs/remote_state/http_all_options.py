"""All options of DataTerraformRemoteStateHttp."""

from cdktf import App, DataTerraformRemoteStateHttp, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStateHttp(
    stack,
    "state",
    workspace="prod",
    defaults={"someKey": {"innerKey": 1}},
    address="address",
    client_ca_certificate_pem="client-ca-certificate-pem",
    client_certificate_pem="client-certificate-pem",
    client_private_key_pem="client-private-key-pem",
    lock_address="lock-address",
    lock_method="lock-method",
    password="password",
    retry_max=9,
    retry_wait_max=14,
    retry_wait_min=14,
    skip_cert_verification=True,
    unlock_address="unlock-address",
    unlock_method="unlock-method",
    update_method="update-method",
    username="username",
)
TerraformOutput(stack, "id", value=state.get_string("id"))
app.synth()
