"""Dictionaries are read with JavaScript's names; others are lost."""

from cdktf import App, TerraformResource, TerraformStack


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
    "ssh",
    connection={"type": "ssh", "host": "h", "privateKey": "kept", "bastion_host": "lost", "other": 1},
)
Box(stack, "winrm", connection={"type": "winrm", "host": "h", "useNtlm": True, "user": "u"})
Box(stack, "local", provisioners=[{"type": "local-exec", "command": "c", "working_dir": "lost"}])
Box(
    stack,
    "kept",
    provisioners=[{"type": "local-exec", "command": "c", "workingDir": "kept", "environment": {"aB": "c"}}],
)
Box(stack, "no_command", provisioners=[{"type": "local-exec"}])
Box(stack, "as_file", provisioners=[{"type": "local-exec", "command": "lost", "destination": "d"}])
app.synth()
