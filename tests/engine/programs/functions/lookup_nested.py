"""Steps of a path: names with dots, numbers dotted, other texts in brackets."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
mapping = TerraformVariable(stack, "a_mapping", type="map(string)")
number = TerraformVariable(stack, "a_number", type="number")
TerraformLocal(stack, "lookup_nested", Fn.lookup_nested(mapping.value, ["a", "b", "c"]))
TerraformLocal(stack, "lookup_nested_2", Fn.lookup_nested(mapping.value, ["a b", "_c1", "1d"]))
TerraformLocal(stack, "lookup_nested_3", Fn.lookup_nested(mapping.value, [0, 1, "0"]))
TerraformLocal(stack, "lookup_nested_4", Fn.lookup_nested(mapping.value, [1.5, -1, 0.0, 1e21]))
TerraformLocal(stack, "lookup_nested_5", Fn.lookup_nested(mapping.value, ["*", "id"]))
TerraformLocal(
    stack, "lookup_nested_6", Fn.lookup_nested(mapping.value, [number.number_value, mapping.string_value])
)
TerraformLocal(stack, "lookup_nested_7", Fn.lookup_nested(mapping.value, [True]))
TerraformLocal(stack, "lookup_nested_8", Fn.lookup_nested(mapping.value, []))
TerraformLocal(stack, "lookup_nested_9", Fn.lookup_nested(mapping.value, [[1], {"a": 1}]))
TerraformLocal(stack, "lookup_nested_10", Fn.lookup_nested(mapping.value, [f"x-{mapping.string_value}"]))
TerraformLocal(stack, "lookup_nested_11", Fn.lookup_nested(mapping.value, [Fn.upper("a"), "b"]))
TerraformLocal(stack, "lookup_nested_12", Fn.lookup_nested(mapping.value, ['q"q']))
TerraformLocal(stack, "lookup_nested_13", Fn.lookup_nested(mapping.value, ["${x}", "a\nb"]))
TerraformLocal(stack, "lookup_nested_14", Fn.lookup_nested(mapping.value, [None]))
app.synth()
