"""A type is one of AssetType."""

from cdktf import App, TerraformAsset, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformAsset(stack, "asset", path=__file__, type="FILE")
