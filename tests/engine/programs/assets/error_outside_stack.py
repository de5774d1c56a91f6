"""An asset is in a stack."""

from cdktf import App, TerraformAsset, TerraformStack

stack = TerraformStack(App(), "stack")
TerraformAsset(stack.node.scope, "asset", path=__file__)
