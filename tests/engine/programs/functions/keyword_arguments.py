"""Functions take their arguments by name too."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "replace", Fn.replace(str="a", replace="c", substr="b"))
TerraformLocal(stack, "join", Fn.join(list=["a"], separator=","))
TerraformLocal(stack, "range", Fn.range(limit=3, start=1))
TerraformLocal(stack, "bcrypt", Fn.bcrypt(cost=4, str="x"))
TerraformLocal(stack, "lookup", Fn.lookup(key="k", input_map={}, default_value=1))
TerraformLocal(stack, "conditional", Fn.conditional(false_value=1, condition=True, true_value=2))
app.synth()
