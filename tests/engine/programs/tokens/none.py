"""None as a token is a null."""

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
        "any": Token.as_any(None),
        "list": [Token.as_any(None), 1],
        "string": Token.as_string(None),
        "text": f"a {Token.as_string(None)} b",
    },
)
Box(
    stack,
    "numbers",
    {
        "number": Token.as_number(None),
        "list": Token.as_list(None),
        "map": Token.as_any_map(None),
        "f": Fn.upper(Token.as_string(None)),
    },
)
app.synth()
