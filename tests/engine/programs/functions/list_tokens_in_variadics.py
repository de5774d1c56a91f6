"""List tokens among the items of a variadic function."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
items = TerraformVariable(stack, "a_items", type="list(string)")
TerraformLocal(stack, "concat", Fn.concat([items.list_value, items.list_value]))
TerraformLocal(stack, "setunion", Fn.setunion(items.list_value, [items.list_value, ["a"]]))
TerraformLocal(stack, "setproduct", Fn.setproduct([items.list_value, ["a", items.list_value]]))
TerraformLocal(stack, "format", Fn.format("%s", [items.list_value]))
TerraformLocal(stack, "coalescelist", Fn.coalescelist([Fn.tolist(items.value), ["a"]]))
TerraformLocal(stack, "flatten", Fn.flatten([items.list_value, "a"]))
TerraformLocal(stack, "distinct", Fn.distinct(Fn.concat([items.list_value]).split("¤")))
TerraformLocal(stack, "chunklist", Fn.chunklist(items.list_value, 2))
TerraformLocal(stack, "matchkeys", Fn.matchkeys(items.list_value, items.list_value, ["a"]))
app.synth()
