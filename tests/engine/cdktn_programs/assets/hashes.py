"""Hashes of files and directories, with links and without, of both kinds and for archives."""

from pathlib import Path

from cdktn import App, AssetType, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("plain/a/b").mkdir(parents=True)
Path("plain/a/b/c.txt").write_text("c")
Path("plain/é.txt").write_text("é")
Path("plain/empty").mkdir()
Path("linked/below").mkdir(parents=True)
Path("linked/a.txt").write_text("a")
Path("linked/to-file").symlink_to("a.txt")
Path("linked/below/to-folder").symlink_to("../below")
Path("linked/gone").symlink_to("nowhere")
Path("to-plain").symlink_to("plain")
Path("run.sh").write_text("#!/bin/sh")
for path in Path().rglob("*"):
    if not path.is_symlink():
        path.chmod(0o755 if path.is_dir() or path.suffix == ".sh" else 0o640)
for canonical in (False, True, "true", ""):
    app = App(outdir=f"out-{canonical}", context={"canonicalAssetHashes": canonical})
    stack = TerraformStack(app, "stack")
    for name in ("plain", "linked", "to-plain", "run.sh"):
        print(canonical, name, TerraformAsset(stack, name, path=name).asset_hash)
        if name != "run.sh":
            asset = TerraformAsset(stack, f"{name}-zip", path=name, type=AssetType.ARCHIVE)
            print(canonical, name, asset.asset_hash)
