"""A directory: files in byte order make the hash, links are followed, empty directories kept."""

from pathlib import Path

from cdktf import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
for name in ("b.txt", "B.txt", "a/z.txt", ".hidden", "é.txt", "10", "9", "a-b", "a/.x/y"):
    path = Path("files", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name)
Path("files/empty").mkdir()
Path("files/link").symlink_to("a/z.txt")
Path("files/linked").symlink_to("a")
app = App()
asset = TerraformAsset(TerraformStack(app, "stack"), "asset", path="./files/")
print(asset.file_name, asset.path, asset.asset_hash, asset.type is AssetType.DIRECTORY)
app.synth()
copied = Path("cdktf.out/stacks/stack") / asset.path
print(sorted(str(path.relative_to(copied)) for path in copied.rglob("*")))
print([path.is_symlink() for path in sorted(copied.iterdir())])
