"""Copies keep the modes of files."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("files").mkdir()
for mode in (0o755, 0o600, 0o444):
    path = Path("files", oct(mode))
    path.write_text("x")
    path.chmod(mode)
app = App()
asset = TerraformAsset(TerraformStack(app, "stack"), "asset", path="files")
app.synth()
copied = Path("cdktf.out/stacks/stack") / asset.path
print(sorted((path.name, oct(path.stat().st_mode)) for path in copied.iterdir()))
