"""Conversions and fallbacks of all kinds of values."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "tostring", Fn.tostring("a"))
TerraformLocal(stack, "tostring_2", Fn.tostring(1))
TerraformLocal(stack, "tostring_3", Fn.tostring(True))
TerraformLocal(stack, "tonumber", Fn.tonumber(1.5))
TerraformLocal(stack, "tobool", Fn.tobool(False))
TerraformLocal(stack, "can", Fn.can([1, {"a": "b"}]))
TerraformLocal(stack, "try", Fn.try_(["a", 1, [2], {"b": False}]))
TerraformLocal(stack, "tolist", Fn.tolist("a"))
TerraformLocal(stack, "toset", Fn.toset([]))
TerraformLocal(stack, "tomap", Fn.tomap({}))
app.synth()
