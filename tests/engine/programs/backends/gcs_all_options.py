"""All options of GcsBackend; another stack reads its state with them."""

from cdktf import App, GcsBackend, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
GcsBackend(
    source,
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
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
