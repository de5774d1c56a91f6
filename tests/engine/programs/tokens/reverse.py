"""Tokens found again in values."""

from cdktf import App, TerraformStack, TerraformVariable, Token, Tokenization

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

values = {
    "text": "x",
    "token": var.string_value,
    "two_tokens": f"a{var.string_value}b{Token.as_string(Token.as_any(1))}",
    "number": 1,
    "number_token": var.number_value,
    "list": ["a"],
    "list_token": var.list_value,
    "map_token": Token.as_any_map(var.value),
    "any": var.value,
    "empty": "",
}
for name, value in values.items():
    print(name, len(Tokenization.reverse(value)))
print(
    Tokenization.reverse_list(["a"]),
    Tokenization.reverse_list(["a", "b"]),
    Tokenization.reverse_list(var.list_value) is None,
)
print(Tokenization.reverse_number(1), Tokenization.reverse_number(var.number_value) is None)
print(Tokenization.reverse_map({"a": 1}), Tokenization.reverse_map(Token.as_string_map(var.value)) is None)
print(
    Tokenization.reverse_number_list([1, 2]),
    Tokenization.reverse_number_list(Token.as_number_list(var.value)) is None,
)
print(
    Tokenization.stringify_number(2),
    Tokenization.stringify_number(2.5),
    Token.is_unresolved(Tokenization.stringify_number(var.number_value)),
)
app.synth()
