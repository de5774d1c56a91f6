"""Functions on maps, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "keys", Fn.keys({"a": 1, "c": 2}))
TerraformLocal(stack, "values", Fn.values({"a": 3, "c": [True]}))
TerraformLocal(stack, "merge", Fn.merge([{"a": "b"}, {"e": "f", "c": {"d": 1}}]))
TerraformLocal(stack, "tomap", Fn.tomap({"a": "foo", "b": True}))
TerraformLocal(stack, "transpose", Fn.transpose({"a": ["1", "2"], "b": ["2"]}))
TerraformLocal(stack, "zipmap", Fn.zipmap(["a", "b"], [1, 2]))
TerraformLocal(stack, "lookup", Fn.lookup({"a": "ay"}, "a", "what?"))
TerraformLocal(stack, "lookup_2", Fn.lookup({"a": "ay"}, "a"))
TerraformLocal(stack, "lookup_nested", Fn.lookup_nested({"a": {"b": [1]}}, ["a", "b", 0]))
app.synth()
