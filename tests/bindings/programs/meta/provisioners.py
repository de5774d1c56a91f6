"""Provisioners and connections, as structs and dictionaries."""

from cdktf import App, FileProvisioner, LocalExecProvisioner, RemoteExecProvisioner, SSHProvisionerConnection
from cdktf import TerraformSelf, TerraformStack
from cdktf_cdktf_provider_null.provider import NullProvider
from cdktf_cdktf_provider_null.resource import Resource

app = App()
stack = TerraformStack(app, "provisioners")
NullProvider(stack, "null")
Resource(
    stack,
    "structs",
    triggers={"a": "b"},
    connection=SSHProvisionerConnection(type="ssh", host=TerraformSelf.get_string("id"), user="me"),
    provisioners=[
        LocalExecProvisioner(type="local-exec", command="true"),
        FileProvisioner(type="file", destination="/d", content="c"),
        RemoteExecProvisioner(type="remote-exec", inline=["true"]),
    ],
)
Resource(
    stack,
    "dictionaries",
    connection={"type": "winrm", "host": "h", "port": 5986},
    provisioners=[{"type": "local-exec", "command": "true", "workingDir": "/"}],
)
app.synth()
