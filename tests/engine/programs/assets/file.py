"""A file: its name, path and hash, and the copy."""

from pathlib import Path

from cdktf import App, AssetType, TerraformAsset, TerraformOutput, TerraformStack

Path("cdktf.json").write_text("{}")
Path("files/sub").mkdir(parents=True)
Path("files/sub/hello.txt").write_text("hello")
app = App()
stack = TerraformStack(app, "stack")
asset = TerraformAsset(stack, "asset", path="files/sub/hello.txt")
print(asset.file_name, asset.path, asset.asset_hash, asset.type, asset.type is AssetType.FILE)
TerraformOutput(stack, "path", value=asset.path)
app.synth()
