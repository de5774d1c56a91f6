"""None in a list is dropped at the top and leaves a hole below."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
text = TerraformVariable(stack, "a_text", type="string")

TerraformLocal(stack, "variadic", Fn.coalesce([None, "a", None]))
TerraformLocal(stack, "list", Fn.distinct([None, "a", None, 1]))
TerraformLocal(stack, "nested", Fn.concat([[1, None, "x", True], [None]]))
TerraformLocal(stack, "any", Fn.flatten([1, None, text.string_value, True]))
TerraformLocal(stack, "json", Fn.jsonencode([None, None, "a"]))
TerraformLocal(stack, "deep", Fn.jsonencode({"a": [None, 1], "b": None, "c": [[None, 2]]}))
app.synth()
