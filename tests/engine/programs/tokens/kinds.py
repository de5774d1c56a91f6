"""A value as each kind of token, and values that need none."""

from cdktf import App, TerraformResource, TerraformStack, TerraformVariable, Token


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
        "string": Token.as_string(var.value),
        "number": Token.as_number(var.value),
        "list": Token.as_list(var.value),
        "number_list": Token.as_number_list(var.value),
        "map": Token.as_map(var.value, "any"),
        "any": Token.as_any(var.value),
        "plain": [
            Token.as_string("x"),
            Token.as_number(2),
            Token.as_list(["a"]),
            Token.as_number_list([1, 2]),
        ],
        "object": Token.as_string({"a": [1, {"b": None}]}),
        "number_as_string": Token.as_string(1),
        "string_as_number": Token.as_number("${var.x}"),
        "string_as_list": Token.as_list("${var.x}"),
        "list_of_numbers_as_list": Token.as_list([1, 2]),
        "list_as_string": Token.as_string(["a", 1]),
        "bool": Token.as_string(True),
        "hint": Token.as_string(var.value, display_hint="a hint/x"),
    },
)
print(Token.as_string("x"), Token.as_number(2), Token.as_list(["a"]), Token.as_number_list([1, 2]))
app.synth()
