"""The type is written as given."""

from cdktf import App, LocalExecProvisioner, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
Box(stack, "a", provisioners=[LocalExecProvisioner(type="remote-exec", command="c")])
Box(stack, "b", provisioners=[LocalExecProvisioner(type="odd", command="c")])
app.synth()
