"""Each stack has a folder of its own, and a line in the manifest."""

from cdktf import App, TerraformOutput, TerraformStack

app = App()
for name in ("b", "a", "a-b_c.d", "ünïcode"):
    TerraformOutput(TerraformStack(app, name), "name", value=name)
app.synth()
