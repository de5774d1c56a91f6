"""Texts with references in them keep braces and get quotes as arguments."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
number = TerraformVariable(stack, "a_number", type="number")

TerraformLocal(stack, "scalar", Fn.upper(f"a-{text.string_value}-b"))
TerraformLocal(stack, "two", Fn.upper(f"{text.string_value}{text.string_value}"))
TerraformLocal(stack, "list", Fn.join(",", [f"a-{text.string_value}", f"{text.string_value}-b"]))
TerraformLocal(stack, "compact", Fn.compact([f"a-{text.string_value}", f"{text.string_value}-b"]))
TerraformLocal(
    stack, "variadic", Fn.coalesce([f"a-{text.string_value}", f"{text.string_value}/{Fn.upper('b')}"])
)
TerraformLocal(stack, "in_map", Fn.jsonencode({"a": f"x {text.string_value} y"}))
TerraformLocal(stack, "function_in_text", Fn.upper(f"a {Fn.lower('B')}"))
app.synth()
