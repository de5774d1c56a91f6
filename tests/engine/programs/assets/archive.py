"""An archive of a directory: the same bytes, for the same times and short files."""

import os
from pathlib import Path

from cdktf import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
for name in ("b.txt", "a/z.py", ".hidden", "é.txt", "empty.txt"):
    path = Path("files", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("" if name == "empty.txt" else f"print({name!r})")
Path("files/none").mkdir()
Path("files/b.txt").chmod(0o755)
Path("files/link").symlink_to("a/z.py")
for number, path in enumerate(sorted(Path("files").rglob("*"))):
    os.utime(path, (0, 1_700_000_000.9996 + number), follow_symlinks=False)
os.utime("files/a/z.py", (0, 0))
os.utime("files/none", (0, 2_400_000_000))
app = App()
asset = TerraformAsset(TerraformStack(app, "stack"), "asset", path="files", type=AssetType.ARCHIVE)
print(asset.file_name, asset.path, asset.asset_hash)
app.synth()
