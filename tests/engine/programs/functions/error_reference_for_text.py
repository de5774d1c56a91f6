"""A reference without a type is no text."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
TerraformLocal(stack, "x", Fn.upper(text.value))
app.synth()
