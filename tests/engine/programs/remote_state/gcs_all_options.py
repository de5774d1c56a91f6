"""All options of DataTerraformRemoteStateGcs."""

from cdktf import App, DataTerraformRemoteStateGcs, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStateGcs(
    stack,
    "state",
    workspace="prod",
    defaults={"someKey": {"innerKey": 1}},
    bucket="bucket",
    access_token="access-token",
    credentials="credentials",
    encryption_key="encryption-key",
    impersonate_service_account="impersonate-service-account",
    impersonate_service_account_delegates=["i1", "i2"],
    kms_encryption_key="kms-encryption-key",
    prefix="prefix",
    storeage_custom_endpoint="storeage-custom-endpoint",
)
TerraformOutput(stack, "id", value=state.get_string("id"))
app.synth()
