"""A reference without a type is no number."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
TerraformLocal(stack, "x", Fn.abs(text.value))
app.synth()
