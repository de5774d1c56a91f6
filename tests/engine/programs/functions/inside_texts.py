"""Results inside texts, alone and with others."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
number = TerraformVariable(stack, "a_number", type="number")

TerraformLocal(stack, "alone", f"{Fn.upper('a')}")
TerraformLocal(stack, "mixed", f"a-{Fn.upper(text.string_value)} {Fn.abs(-1)} b")
TerraformLocal(stack, "twice", f"{Fn.upper('a')}{Fn.lower('B')}")
TerraformLocal(stack, "any", f"<{Fn.coalesce([text.string_value, 'x'])}>")
app.synth()
