"""References of a resource to itself: camel case, paths, odd names."""

from cdktf import App, Op, TerraformResource, TerraformSelf, TerraformStack


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
        "string": TerraformSelf.get_string("publicIp"),
        "number": TerraformSelf.get_number("networkInterface.0.portNumber"),
        "any": TerraformSelf.get_any("tags"),
        "text": f"{TerraformSelf.get_string('host')}:{TerraformSelf.get_number('port')}",
        "odd": TerraformSelf.get_string('tags["Name"]'),
        "empty": TerraformSelf.get_string(""),
        "sum": Op.add(TerraformSelf.get_number("count"), 1),
    },
)
app.synth()
