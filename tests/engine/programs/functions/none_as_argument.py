"""None as an argument is written as nothing."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "jsonencode", Fn.jsonencode(None))
TerraformLocal(stack, "contains", Fn.contains(["a"], None))
TerraformLocal(stack, "can", Fn.can(None))
TerraformLocal(stack, "lookup", Fn.lookup(None, "a"))
TerraformLocal(stack, "lookup_2", Fn.lookup(None, "a", 1))
TerraformLocal(stack, "templatefile", Fn.templatefile("f", None))
TerraformLocal(stack, "zipmap", Fn.zipmap(["a"], None))
app.synth()
