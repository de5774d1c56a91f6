"""All options of SwiftBackend; another stack reads its state with them."""

from cdktf import App, SwiftBackend, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
SwiftBackend(
    source,
    container="container",
    application_credential_id="application-credential-id",
    application_credential_name="application-credential-name",
    application_credential_secret="application-credential-secret",
    archive_container="archive-container",
    auth_url="auth-url",
    cacert_file="cacert-file",
    cert="cert",
    cloud="cloud",
    default_domain="default-domain",
    domain_id="domain-id",
    domain_name="domain-name",
    expire_after="expire-after",
    insecure=True,
    key="key",
    password="password",
    project_domain_id="project-domain-id",
    project_domain_name="project-domain-name",
    region_name="region-name",
    state_name="state-name",
    tenant_id="tenant-id",
    tenant_name="tenant-name",
    token="token",
    user_domain_id="user-domain-id",
    user_domain_name="user-domain-name",
    user_id="user-id",
    user_name="user-name",
)
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
