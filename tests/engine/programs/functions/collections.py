"""Functions on lists, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "chunklist", Fn.chunklist(["a", "b", 3], 2))
TerraformLocal(stack, "coalesce", Fn.coalesce(["", "a", 3]))
TerraformLocal(stack, "coalescelist", Fn.coalescelist([["a"], ["b", "c"]]))
TerraformLocal(stack, "compact", Fn.compact(["a", "", "b"]))
TerraformLocal(stack, "concat", Fn.concat([["a", ""], ["b", 1]]))
TerraformLocal(stack, "contains", Fn.contains(["a", "b"], "a"))
TerraformLocal(stack, "distinct", Fn.distinct(["a", "b", "a", 1]))
TerraformLocal(stack, "element", Fn.element(["a", "b"], 1))
TerraformLocal(stack, "flatten", Fn.flatten([["a", "b"], [], ["c"]]))
TerraformLocal(stack, "index", Fn.index(["a", "b"], "b"))
TerraformLocal(stack, "matchkeys", Fn.matchkeys(["i-1", "i-2"], ["us-west", "us-east"], ["us-east"]))
TerraformLocal(stack, "one", Fn.one(["a"]))
TerraformLocal(stack, "reverse", Fn.reverse([1, 2]))
TerraformLocal(stack, "slice", Fn.slice(["a", "b", "c"], 1, 2))
TerraformLocal(stack, "sort", Fn.sort(["e", "d"]))
TerraformLocal(stack, "tolist", Fn.tolist(["a", "b", 3]))
app.synth()
