"""The meta-arguments are properties that can be set later."""

from cdktf import App, LocalExecProvisioner, SSHProvisionerConnection, TerraformStack
from cdktf_cdktf_provider_null.provider import NullProvider
from cdktf_cdktf_provider_null.resource import Resource

app = App()
stack = TerraformStack(app, "later")
NullProvider(stack, "null")
other = NullProvider(stack, "other", alias="other")
made = Resource(stack, "made")
made.provider = other
made.count = 2
made.provisioners = [LocalExecProvisioner(type="local-exec", command="true")]
made.connection = SSHProvisionerConnection(type="ssh", host="h")
print(made.provider is other, made.count, made.connection)
made.provider = None
made.count = None
print(made.provider, made.count)
app.synth()
