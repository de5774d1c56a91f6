"""Copied directories keep their links, also those that lead nowhere."""

from pathlib import Path

from cdktn import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("files/folder").mkdir(parents=True)
Path("files/empty").mkdir()
Path("files/folder/script").write_text("#!/bin/sh")
Path("files/folder/script").chmod(0o755)
Path("files/to-script").symlink_to("folder/script")
Path("files/to-folder").symlink_to("folder")
Path("files/to-nothing").symlink_to("nothing")
Path("files/around").symlink_to("..")
app = App()
asset = TerraformAsset(TerraformStack(app, "stack"), "asset", path="files")
app.synth()
copied = Path("cdktf.out/stacks/stack") / asset.path
for path in sorted(copied.rglob("*")):
    print(path.relative_to(copied), path.readlink() if path.is_symlink() else oct(path.stat().st_mode))
