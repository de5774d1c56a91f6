"""Tokens as the keys of maps."""

from cdktf import App, Fn, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

Box(
    stack,
    "box",
    {
        "token": {var.string_value: 1},
        "in_text": {f"a-{var.string_value}": var.string_value},
        "function": {Fn.upper("x"): {Fn.lower("y"): 1}},
        "merged": {var.string_value: 1, "b": 2},
        "none": {var.string_value: None},
    },
)
app.synth()
