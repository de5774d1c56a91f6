"""What a program does to its own value after the override changes nothing."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
value = {"a": [1]}
box = Box(stack, "box")
box.add_override("value", value)
value["a"].append(2)
value["b"] = 1
app.synth()
