"""What the content may hold: None, lists, quotes, functions, other dynamics."""

from cdktf import App, Fn, TerraformIterator, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["x"])
Box(
    stack,
    "box",
    {
        "rule": iterator.dynamic(
            {
                "nothing": None,
                "list": [1, "a", iterator.value],
                "quotes": 'say "hi"',
                "newline": "a\nb",
                "escape": "${local.x}",
                "upper": Fn.upper(Token.as_string(iterator.key)),
                "deep": {"a": {"b": [{"c": iterator.value}]}},
                "inner": iterator.dynamic({"v": iterator.value}),
                "number": 2.0,
            }
        ),
        "empty": iterator.dynamic({}),
    },
)
app.synth()
