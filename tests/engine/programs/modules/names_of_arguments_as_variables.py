"""Variables named like the module's own arguments lose against these, even unset ones."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App()
names = ("source", "version", "providers", "depends_on", "for_each", "count", "dependsOn", "//")
TerraformHclModule(
    TerraformStack(app, "stack"),
    "module",
    source="acme/x/y",
    variables={name: f"variable {name}" for name in names},
)
app.synth()
