"""Every field of a connection by SSH."""

from cdktf import App, SSHProvisionerConnection, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
names = [
    "agent",
    "agent_identity",
    "bastion_certificate",
    "bastion_host",
    "bastion_host_key",
    "bastion_password",
    "bastion_private_key",
    "bastion_user",
    "certificate",
    "host_key",
    "password",
    "private_key",
    "proxy_host",
    "proxy_scheme",
    "proxy_user_name",
    "proxy_user_password",
    "script_path",
    "target_platform",
    "timeout",
    "user",
]
connection = SSHProvisionerConnection(
    host="h", type="ssh", port=22, bastion_port=23.0, proxy_port=24, **{name: name for name in names}
)
Box(stack, "box", connection=connection)
print(connection.proxy_user_name, connection.port)
app.synth()
