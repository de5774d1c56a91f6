"""Plain values as resolvables."""

from cdktf import App, Fn, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
for index, value in enumerate([1, 2.5, "x", "${y}", True, [1, None, "a"], {"a": {"b": None}}, []]):
    Box(
        stack,
        f"box{index}",
        {
            "any": Token.as_any(value),
            "list": [Token.as_any(value)],
            "json": Fn.jsonencode(Token.as_any(value)),
        },
    )
app.synth()
