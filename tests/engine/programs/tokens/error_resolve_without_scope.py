"""Resolving needs a scope."""

from cdktf import App, DefaultTokenResolver, StringConcat, TerraformStack, Tokenization

app = App()
stack = TerraformStack(app, "boxes")
Tokenization.resolve("x", resolver=DefaultTokenResolver(StringConcat()))
