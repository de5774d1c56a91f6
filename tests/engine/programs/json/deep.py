"""Deep nesting."""

from cdktf import App, TerraformLocal, TerraformStack

value = {"end": True}
for depth in range(60):
    value = {"deeper": value} if depth % 2 else [value]
app = App()
TerraformLocal(TerraformStack(app, "deep"), "l", value)
app.synth()
