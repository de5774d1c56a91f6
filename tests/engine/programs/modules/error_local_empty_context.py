"""The context has to name a local module."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App(context={"cdktfRelativeModules": []})
TerraformHclModule(TerraformStack(app, "stack"), "module", source="./modules/one")
