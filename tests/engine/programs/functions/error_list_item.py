"""An item taken out of a list token is refused when it is resolved."""

from cdktf import App, Fn, TerraformLocal, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "main")
items = TerraformVariable(stack, "a_items", type="list(string)")
TerraformLocal(stack, "x", Fn.upper(items.list_value[0]))
app.synth()
