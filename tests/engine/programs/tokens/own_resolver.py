"""A resolver of the program's own sees every token."""

from cdktf import App, DefaultTokenResolver, StringConcat, TerraformStack, TerraformVariable, Tokenization

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")


class Counting(DefaultTokenResolver):
    def __init__(self):
        super().__init__(StringConcat())
        self.seen = []

    def resolve_token(self, t, context, post_processor):
        self.seen.append("token")
        return super().resolve_token(t, context, post_processor)


resolver = Counting()
print(
    Tokenization.resolve({"a": var.value, "b": [var.value, 1]}, resolver=resolver, scope=stack),
    len(resolver.seen),
)
app.synth()
