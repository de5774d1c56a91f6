"""A null token is empty in lists and arguments, and null as a map's value."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, Token

app = App()
stack = TerraformStack(app, "main")
null = Token.null_value()
TerraformLocal(stack, "argument", Fn.jsonencode(null))
TerraformLocal(stack, "list", Fn.jsonencode([1, null, "a"]))
TerraformLocal(stack, "map", Fn.jsonencode({"a": null}))
TerraformLocal(stack, "variadic", Fn.coalesce([null, "a"]))
TerraformLocal(stack, "branch", Fn.conditional(True, null, "a"))
app.synth()
