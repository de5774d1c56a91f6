"""An explicit null."""

from cdktf import App, Fn, TerraformResource, TerraformStack, Token


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
        "null": Token.null_value(),
        "list": [1, Token.null_value()],
        "map": {"a": Token.null_value(), "b": None},
    },
)
Box(
    stack,
    "in_function",
    {"f": Fn.jsonencode({"a": Token.null_value()}), "g": Fn.coalesce([Token.null_value(), "x"])},
)
app.synth()
