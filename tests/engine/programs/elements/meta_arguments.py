"""The meta-arguments are written in snake case beside the attributes, and win over them."""

from cdktf import App, TerraformProvider, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


class Toy(TerraformProvider):
    pass


toy = Toy(stack, "toy", terraform_resource_type="toy")
first = Box(stack, "first")
Box(
    stack,
    "box",
    attributes={"lifecycle": "lost", "count": 7, "depends_on": ["lost"], "kept": 1, "connection": {"a": 1}},
    count=3,
    depends_on=[first],
    provider=toy,
    lifecycle={
        "create_before_destroy": True,
        "ignore_changes": ["aB", "c"],
        "replace_triggered_by": [first, "x.y"],
    },
)
Box(stack, "lost", attributes={"lifecycle": {"a": 1}, "provider": "x", "for_each": {}, "provisioner": []})
app.synth()
