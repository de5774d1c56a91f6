"""Targets of property access: texts are quoted, even with an expression in them."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")
mapping = TerraformVariable(stack, "a_mapping", type="map(string)")
TerraformLocal(stack, "lookup", Fn.lookup("plain", "a"))
TerraformLocal(stack, "lookup_2", Fn.lookup("${local.x}", "a"))
TerraformLocal(stack, "lookup_3", Fn.lookup({"a": 1, "b": [text.string_value]}, "a"))
TerraformLocal(stack, "lookup_4", Fn.lookup([1, 2], "a"))
TerraformLocal(stack, "lookup_5", Fn.lookup(Fn.merge([mapping.value]), "a"))
TerraformLocal(stack, "lookup_6", Fn.lookup(f"x{text.string_value}", "a"))
TerraformLocal(stack, "lookup_7", Fn.lookup(1, "a"))
TerraformLocal(stack, "lookup_8", Fn.lookup(True, "a"))
TerraformLocal(stack, "lookup_nested", Fn.lookup_nested(Fn.lookup(mapping.value, "a"), ["b"]))
app.synth()
