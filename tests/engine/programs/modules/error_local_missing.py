"""The local modules of the context have to be there."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App(context={"cdktfRelativeModules": ["./modules/one"]})
TerraformHclModule(TerraformStack(app, "stack"), "module", source="./modules/one")
