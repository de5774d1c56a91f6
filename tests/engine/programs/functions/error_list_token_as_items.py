"""A list token is no list of arguments: it fails when it is resolved."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
items = TerraformVariable(stack, "a_items", type="list(string)")
TerraformLocal(stack, "x", Fn.concat(items.list_value))
app.synth()
