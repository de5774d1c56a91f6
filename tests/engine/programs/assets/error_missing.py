"""An asset has to be there."""

from cdktf import App, TerraformAsset, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformAsset(stack, "asset", path="/nowhere/at/all")
