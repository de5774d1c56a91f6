"""A provisioner's own connection, as a struct and as a dictionary."""

from cdktf import (
    App,
    FileProvisioner,
    RemoteExecProvisioner,
    SSHProvisionerConnection,
    TerraformResource,
    TerraformStack,
)


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
ssh = SSHProvisionerConnection(host="h", type="ssh", private_key="k")
Box(stack, "a", provisioners=[RemoteExecProvisioner(type="remote-exec", inline=["x"], connection=ssh)])
Box(
    stack,
    "b",
    provisioners=[
        FileProvisioner(
            type="file",
            destination="/d",
            connection={"type": "ssh", "host": "h", "privateKey": "k", "user_name": "lost"},
        )
    ],
)
Box(
    stack,
    "c",
    provisioners=[
        {"type": "file", "destination": "/d", "connection": {"type": "ssh", "host": "h", "scriptPath": "s"}}
    ],
)
app.synth()
