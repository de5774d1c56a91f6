"""An expression in a for-expression stays as it is written."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["a"])
Box(
    stack,
    "box",
    {
        "quotes": iterator.for_expression_for_list('"${val}-x"'),
        "newline": iterator.for_expression_for_list("a\nb"),
        "empty_key": iterator.for_expression_for_map("", "val"),
        "empty_value": iterator.for_expression_for_map("key", ""),
        "braces": iterator.for_expression_for_list("${val.x}"),
        "token_text": iterator.for_expression_for_list(f"upper({iterator.get_string('x')})"),
    },
)
app.synth()
