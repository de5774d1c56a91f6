"""A directory is no file."""

from pathlib import Path

from cdktf import App, AssetType, TerraformAsset, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformAsset(stack, "asset", path=str(Path(__file__).parent), type=AssetType.FILE)
