"""A text taken apart and put together."""

from cdktf import App, StringConcat, TerraformStack, TerraformVariable, Tokenization, TokenizedStringFragments

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

parts = Tokenization.reverse_string(f"a{var.string_value}b")
print(parts.length, len(parts.tokens), parts.first_token, parts.first_value)
only = Tokenization.reverse_string(var.string_value)
print(only.length, only.first_token is None, len(only.tokens))
made = TokenizedStringFragments()
made.add_literal("x")
made.add_intrinsic(1)
made.add_escape("open")
made.add_escape("close")
print(made.length, made.join(StringConcat()), made.first_value)
other = TokenizedStringFragments()
other.add_literal("y")
made.concat(other)
print(
    made.length,
    made.join(StringConcat()),
    other.join(StringConcat()),
    TokenizedStringFragments().join(StringConcat()),
)
print(Tokenization.reverse_string("plain").length, Tokenization.reverse_string("").length)
app.synth()
