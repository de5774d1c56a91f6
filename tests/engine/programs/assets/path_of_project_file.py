"""The context can say where cdktf.json is: relative paths start there."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack

Path("project/files").mkdir(parents=True)
Path("project/files/hello.txt").write_text("hello")
app = App(context={"cdktfJsonPath": str(Path("project/cdktf.json").absolute())})
asset = TerraformAsset(TerraformStack(app, "stack"), "asset", path="files/hello.txt")
print(asset.file_name, asset.path)
app.synth()
