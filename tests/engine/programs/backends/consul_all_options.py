"""All options of ConsulBackend; another stack reads its state with them."""

from cdktf import App, ConsulBackend, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
ConsulBackend(
    source,
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
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
