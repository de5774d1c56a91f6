"""An asset is no element: it has no part in the configuration."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformElement, TerraformStack, Testing

Path("cdktf.json").write_text("{}")
Path("hello.txt").write_text("hello")
app = App()
stack = TerraformStack(app, "stack")
asset = TerraformAsset(stack, "asset", path="hello.txt")
print(TerraformElement.is_terraform_element(asset), Testing.render_construct_tree(app))
print(Testing.synth(stack))
