"""References in provisioners and connections."""

from cdktf import (
    App,
    Fn,
    LocalExecProvisioner,
    SSHProvisionerConnection,
    TerraformResource,
    TerraformSelf,
    TerraformStack,
    TerraformVariable,
)


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "key", type="string")
Box(
    stack,
    "box",
    connection=SSHProvisionerConnection(
        type="ssh",
        host=TerraformSelf.get_string("publicIp"),
        private_key=var.string_value,
        port=TerraformSelf.get_number("port"),
    ),
    provisioners=[
        LocalExecProvisioner(
            type="local-exec",
            command=f"echo {TerraformSelf.get_string('id')} '${{self.name}}'",
            environment={"KEY": Fn.base64encode(var.string_value)},
            interpreter=Fn.split(" ", "bash -c"),
        )
    ],
)
app.synth()
