"""Tokens' own texts and the names in them."""

from cdktf import App, TerraformStack, Token

app = App()
stack = TerraformStack(app, "boxes")
text = Token.as_string(Token.as_any(1), display_hint="my hint!")
print(text.startswith("${TfToken[my.hint.."), text.endswith("]}"))
print(Token.as_list(Token.as_any(1), display_hint="x")[0].startswith("#{TfToken[x."))
print(next(iter(Token.as_any_map(Token.as_any(1), display_hint="y"))).startswith("&{TfToken[y."))
token = Token.as_any({"a": 1})
print(Token.as_string(token) == Token.as_string(token), Token.as_list(token) == Token.as_list(token))
app.synth()
