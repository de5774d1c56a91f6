"""A hint is a text."""

from cdktf import App, TerraformStack, Token

app = App()
stack = TerraformStack(app, "boxes")
Token.as_string(Token.as_any(1), display_hint=1)
