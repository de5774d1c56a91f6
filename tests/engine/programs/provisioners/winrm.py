"""A connection by WinRM, of a resource and of a provisioner."""

from cdktf import App, FileProvisioner, TerraformResource, TerraformStack, WinrmProvisionerConnection


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
connection = WinrmProvisionerConnection(
    host="h", type="winrm", https=True, insecure=False, use_ntlm=True, cacert="c", port=5986
)
Box(stack, "box", connection=connection)
Box(stack, "file", provisioners=[FileProvisioner(type="file", destination="/d", connection=connection)])
app.synth()
