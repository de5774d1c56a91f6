"""The inner stack's backend is found first for the outer one."""

from cdktf import App, LocalBackend, TerraformLocal, TerraformOutput, TerraformStack

app = App()
outer = TerraformStack(app, "outer")
inner = TerraformStack(outer, "inner")
LocalBackend(inner, path="inner.tfstate", workspace_dir="w")
TerraformOutput(TerraformStack(app, "other"), "o", value=TerraformLocal(outer, "l", 1).as_string)
app.synth()
