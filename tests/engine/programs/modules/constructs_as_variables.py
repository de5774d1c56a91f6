"""Structs in variables keep JavaScript's names."""

from cdktf import App, TerraformHclModule, TerraformResourceLifecycle, TerraformStack

app = App()
TerraformHclModule(
    TerraformStack(app, "stack"),
    "module",
    source="acme/x/y",
    variables={"life": TerraformResourceLifecycle(prevent_destroy=True), "tags": {"Name": "x"}},
)
app.synth()
