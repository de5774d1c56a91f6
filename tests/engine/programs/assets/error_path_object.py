"""A path is a text."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformAsset(stack, "asset", path=Path(__file__))
