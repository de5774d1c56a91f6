"""A hash of the program's own; an empty one counts as none."""

from pathlib import Path

from cdktf import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("hello.txt").write_text("hello")
app = App()
stack = TerraformStack(app, "stack")
given = TerraformAsset(stack, "given", path="hello.txt", asset_hash="my-hash", type=AssetType.FILE)
empty = TerraformAsset(stack, "empty", path="hello.txt", asset_hash="")
print(given.path, given.asset_hash, empty.path)
changed = TerraformAsset(stack, "changed", path="hello.txt")
changed.asset_hash = "later"
print(changed.path)
app.synth()
