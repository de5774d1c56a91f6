"""Set after the resource was made."""

from cdktf import App, LocalExecProvisioner, SSHProvisionerConnection, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box")
box.connection = SSHProvisionerConnection(type="ssh", host="h")
box.provisioners = [LocalExecProvisioner(type="local-exec", command="c", working_dir="w")]
print(box.connection.host, box.connection)
gone = Box(
    stack,
    "gone",
    connection={"type": "ssh", "host": "h"},
    provisioners=[LocalExecProvisioner(type="local-exec", command="c")],
)
gone.connection = None
gone.provisioners = None
print(gone.connection, gone.provisioners)
app.synth()
