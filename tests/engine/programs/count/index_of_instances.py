"""Attributes of one instance, by the address."""

from cdktf import App, Fn, TerraformCount, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
count = TerraformCount.of(2)
box = Box(stack, "box", count=count)
Box(
    stack,
    "reader",
    {
        "first": Fn.lookup_nested(box.fqn, [0, "id"]),
        "same": Fn.lookup_nested(box.fqn, [count.index, "id"]),
        "all": Fn.lookup_nested(box.fqn, ["*", "id"]),
        "text": f"${{{box.fqn}[0].id}}",
    },
    count=count,
)
app.synth()
