"""A file is no directory."""

from cdktf import App, AssetType, TerraformAsset, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformAsset(stack, "asset", path=__file__, type=AssetType.DIRECTORY)
