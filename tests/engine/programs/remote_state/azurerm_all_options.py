"""All options of DataTerraformRemoteStateAzurerm."""

from cdktf import App, DataTerraformRemoteStateAzurerm, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStateAzurerm(
    stack,
    "state",
    workspace="prod",
    defaults={"someKey": {"innerKey": 1}},
    container_name="container-name",
    key="key",
    storage_account_name="storage-account-name",
    access_key="access-key",
    client_certificate_password="client-certificate-password",
    client_certificate_path="client-certificate-path",
    client_id="client-id",
    client_secret="client-secret",
    endpoint="endpoint",
    environment="environment",
    metadata_host="metadata-host",
    msi_endpoint="msi-endpoint",
    oidc_request_token="oidc-request-token",
    oidc_request_url="oidc-request-url",
    oidc_token="oidc-token",
    oidc_token_file_path="oidc-token-file-path",
    resource_group_name="resource-group-name",
    sas_token="sas-token",
    snapshot=True,
    subscription_id="subscription-id",
    tenant_id="tenant-id",
    use_azuread_auth=True,
    use_microsoft_graph=False,
    use_msi=False,
    use_oidc=True,
)
TerraformOutput(stack, "id", value=state.get_string("id"))
app.synth()
