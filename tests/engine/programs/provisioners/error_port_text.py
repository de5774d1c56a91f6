"""A port is a number."""

from cdktf import App, SSHProvisionerConnection, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
SSHProvisionerConnection(type="ssh", host="h", port="22")
