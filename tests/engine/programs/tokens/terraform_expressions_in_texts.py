"""Terraform's expressions in plain texts pass through."""

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
    "box",
    {
        "reference": "${aws_vpc.main.id}",
        "escaped": "$${not.this}",
        "multi": 'a\nb\t"quoted"',
        "unicode": "ä😀",
        "list": ["${a}", {"b": "${c}"}],
        "key": {"${a.b}": 1},
        "looks_like_a_token": "${TfToken}",
        "hash": "#{x} &{y}",
    },
)
app.synth()
