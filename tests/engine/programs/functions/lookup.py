"""Fn.lookup with a default that JavaScript takes for false is property access."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "main")
mapping = TerraformVariable(stack, "a_mapping", type="map(string)")
TerraformLocal(stack, "lookup", Fn.lookup(mapping.value, "k", 0))
TerraformLocal(stack, "lookup_2", Fn.lookup(mapping.value, "k", False))
TerraformLocal(stack, "lookup_3", Fn.lookup(mapping.value, "k", ""))
TerraformLocal(stack, "lookup_4", Fn.lookup(mapping.value, "k", None))
TerraformLocal(stack, "lookup_5", Fn.lookup(mapping.value, "k", "d"))
TerraformLocal(stack, "lookup_6", Fn.lookup(mapping.value, "k", 1))
TerraformLocal(stack, "lookup_7", Fn.lookup(mapping.value, "k", []))
TerraformLocal(stack, "lookup_8", Fn.lookup(mapping.value, "k", {}))
TerraformLocal(stack, "lookup_9", Fn.lookup(mapping.value, "k", [0]))
TerraformLocal(stack, "lookup_10", Fn.lookup(mapping.value, "k", True))
TerraformLocal(stack, "lookup_11", Fn.lookup(mapping.value, "k", Token.null_value()))
TerraformLocal(stack, "lookup_12", Fn.lookup(mapping.value, "not an identifier"))
TerraformLocal(stack, "lookup_13", Fn.lookup(mapping.value, "0"))
TerraformLocal(stack, "lookup_14", Fn.lookup(mapping.value, "*"))
TerraformLocal(stack, "lookup_15", Fn.lookup(mapping.string_value, mapping.string_value))
TerraformLocal(stack, "lookup_16", Fn.lookup(mapping.value, 'q"'))
app.synth()
