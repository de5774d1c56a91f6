"""Two stacks that read each other."""

from cdktf import App, TerraformLocal, TerraformStack

app = App()
one, two = TerraformStack(app, "one"), TerraformStack(app, "two")
a = TerraformLocal(one, "a", 1)
b = TerraformLocal(two, "b", a.as_string)
TerraformLocal(one, "c", b.as_string)
app.synth()
