"""AzurermBackend with what it requires alone."""

from cdktf import App, AzurermBackend, TerraformStack

app = App()
AzurermBackend(
    TerraformStack(app, "stack"),
    container_name="container-name",
    key="key",
    storage_account_name="storage-account-name",
)
app.synth()
