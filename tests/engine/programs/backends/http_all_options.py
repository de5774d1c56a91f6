"""All options of HttpBackend; another stack reads its state with them."""

from cdktf import App, HttpBackend, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
HttpBackend(
    source,
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
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
