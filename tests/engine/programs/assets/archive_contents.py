"""An archive of longer files: names, sizes, sums, times and modes are the same, if not how they are packed."""

import os
import zipfile
from pathlib import Path

from cdktf import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("files/sub").mkdir(parents=True)
Path("files/long.txt").write_text("a line of text that repeats itself\n" * 1000)
Path("files/sub/bytes").write_bytes(bytes(range(256)) * 100)
for path in Path("files").rglob("*"):
    os.utime(path, (0, 1_700_000_000))
app = App()
asset = TerraformAsset(TerraformStack(app, "stack"), "asset", path="files", type=AssetType.ARCHIVE)
app.synth()
archive = Path("cdktf.out/stacks/stack") / asset.path
for entry in zipfile.ZipFile(archive).infolist():
    print(
        entry.filename, entry.file_size, entry.CRC, entry.date_time, hex(entry.external_attr), entry.flag_bits
    )
archive.unlink()
