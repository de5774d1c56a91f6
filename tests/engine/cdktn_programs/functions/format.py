"""`format` gives a text, `formatlist` a list."""

from cdktn import App, Fn, TerraformOutput, TerraformStack, Token

app = App()
stack = TerraformStack(app, "stack")
text, listed = Fn.format("%s-%d", ["a", 1]), Fn.formatlist("%s!", [["a", "b"]])
print(isinstance(text, str), isinstance(listed, list), len(listed))
TerraformOutput(stack, "text", value=text)
TerraformOutput(stack, "list", value=listed)
TerraformOutput(stack, "joined", value=Fn.join(",", listed))
TerraformOutput(stack, "first", value=Fn.element(listed, 0))
TerraformOutput(stack, "none", value=Fn.format("%s", [None, "b"]))
print(Token.is_unresolved(text), Token.is_unresolved(listed))
app.synth()
