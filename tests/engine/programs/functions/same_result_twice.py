"""A result used twice is written twice."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")

upper = Fn.upper(text.string_value)
TerraformLocal(stack, "one", upper)
TerraformLocal(stack, "two", [upper, Fn.lower(upper), f"{upper}{upper}"])
app.synth()
