"""A relative path needs a cdktf.json."""

from cdktf import App, TerraformAsset, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformAsset(stack, "asset", path="hello.txt")
