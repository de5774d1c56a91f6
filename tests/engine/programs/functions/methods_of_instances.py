"""Functions are methods of instances and of subclasses as well."""

from cdktf import App, Fn, FnGenerated, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")


class Own(Fn):
    pass


TerraformLocal(stack, "instance", Fn().upper("a"))
TerraformLocal(stack, "subclass", Own.join("-", ["a"]))
TerraformLocal(stack, "generated", FnGenerated.lower("A"))
app.synth()
