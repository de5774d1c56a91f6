"""Provisioners come in their order, connections in snake case."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
Box(
    stack,
    "box",
    connection={"type": "ssh", "host": "h", "bastionHost": "b", "bastion_port": "dropped"},
    provisioners=[
        {
            "type": "local-exec",
            "command": "a",
            "workingDir": "/x",
            "working_dir": "dropped",
            "environment": {"camelCase": "kept"},
        },
        {"type": "remote-exec", "inline": ["b", "c"]},
        {"type": "file", "destination": "/d", "content": "text"},
        {"type": "local-exec", "command": "d", "when": "destroy", "on_failure": "continue"},
    ],
)
app.synth()
