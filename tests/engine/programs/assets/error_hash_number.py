"""A hash is a text."""

from cdktf import App, TerraformAsset, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformAsset(stack, "asset", path=__file__, asset_hash=1)
