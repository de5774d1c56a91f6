"""Commands are a list."""

from cdktf import App, RemoteExecProvisioner, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
RemoteExecProvisioner(type="remote-exec", inline=5)
