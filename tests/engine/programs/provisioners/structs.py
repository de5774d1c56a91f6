"""Each provisioner with all that it takes, in their order."""

from cdktf import (
    App,
    FileProvisioner,
    LocalExecProvisioner,
    RemoteExecProvisioner,
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
Box(
    stack,
    "box",
    provisioners=[
        LocalExecProvisioner(
            type="local-exec",
            command="echo hi",
            working_dir="/tmp",
            interpreter=["bash", "-c"],
            environment={"camelCase": "kept", "SNAKE_CASE": "kept"},
            when="destroy",
        ),
        FileProvisioner(type="file", destination="/d", source="s", content="c"),
        RemoteExecProvisioner(type="remote-exec", inline=["a", "b"], script="s", scripts=["t"]),
        LocalExecProvisioner(type="local-exec", command="second"),
    ],
)
Box(stack, "none", provisioners=[])
app.synth()
