"""Overrides append to the list of provisioners."""

from cdktf import App, LocalExecProvisioner, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box", provisioners=[LocalExecProvisioner(type="local-exec", command="c")])
box.add_override("provisioner", [{"local-exec": {"command": "d"}}])
other = Box(stack, "other", provisioners=[LocalExecProvisioner(type="local-exec", command="c")])
other.add_override("provisioner.0.local-exec.command", "changed")
other.add_override("connection.host", "h")
app.synth()
