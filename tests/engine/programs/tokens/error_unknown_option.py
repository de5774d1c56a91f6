"""An option that does not exist."""

from cdktf import App, TerraformStack, Token

app = App()
stack = TerraformStack(app, "boxes")
Token.as_string(Token.as_any(1), hint="x")
