"""Archives have the same bytes each time, sorted, without directories."""

import os
from pathlib import Path

from cdktn import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("files/b/c").mkdir(parents=True)
Path("files/none").mkdir()
for number, name in enumerate(["z", "a.txt", "b/c/d", "b/é", ".hidden", "10", "9"]):
    path = Path("files") / name
    path.write_text(name)
    path.chmod(0o600 + number)
    os.utime(path, (0, 1_600_000_000 + number))
Path("files/link").symlink_to("b/c")
app = App()
asset = TerraformAsset(TerraformStack(app, "stack"), "asset", path="files", type=AssetType.ARCHIVE)
app.synth()
print((Path("cdktf.out/stacks/stack") / asset.path).read_bytes().hex())
