"""A number is no text of tokens."""

from cdktf import App, TerraformStack, Tokenization

app = App()
stack = TerraformStack(app, "boxes")
Tokenization.reverse_string(1)
