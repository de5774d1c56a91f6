"""A number token inside a text that is an argument loses its braces."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")

TerraformLocal(stack, "argument", Fn.trimspace(f"size {number.number_value}"))
TerraformLocal(stack, "alone", Fn.trimspace(f"{number.number_value}"))
TerraformLocal(stack, "list", Fn.join(",", [f"n{number.number_value}", "b"]))
TerraformLocal(stack, "variadic", Fn.coalesce([f"n{number.number_value}", "b"]))
TerraformLocal(stack, "outside", f"size {number.number_value}")
app.synth()
