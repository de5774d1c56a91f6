"""A directory can be made an archive later."""

from pathlib import Path

from cdktf import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("files").mkdir()
app = App()
asset = TerraformAsset(TerraformStack(app, "stack"), "asset", path="files")
asset.type = AssetType.ARCHIVE
print(asset.path, asset.file_name, asset.type)
app.synth()
