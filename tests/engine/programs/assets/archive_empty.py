"""An archive of an empty directory."""

from pathlib import Path

from cdktf import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("files").mkdir()
app = App()
print(TerraformAsset(TerraformStack(app, "stack"), "asset", path="files", type=AssetType.ARCHIVE).path)
app.synth()
