"""What holds a token and what does not."""

from cdktf import App, Fn, TerraformStack, TerraformVariable, Token, Tokenization

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

values = {
    "text": "x",
    "token": var.string_value,
    "in_text": f"a{var.string_value}b",
    "terraform": "${var.x}",
    "number": 1,
    "number_token": var.number_value,
    "list": ["a"],
    "list_token": var.list_value,
    "list_of_tokens": [var.string_value],
    "two": ["a", "b"],
    "empty": [],
    "number_list": Token.as_number_list(var.value),
    "map": {"a": "b"},
    "map_token": Token.as_any_map(var.value),
    "any": var.value,
    "none": None,
    "bool": True,
    "function": Fn.upper("x"),
}
for name, value in values.items():
    print(name, Token.is_unresolved(value), Tokenization.is_resolvable(value))
app.synth()
