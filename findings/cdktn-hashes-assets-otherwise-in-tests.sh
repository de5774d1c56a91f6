#!/bin/sh
# cdktn 0.24.0 for Python, the hash of an asset in `Testing.app()` and in `App()`.
# Testing's app turns the flags of later versions on, one of which hashes the contents of an asset in another way. So the path of one
# and the same file is another in a test than in what is deployed, and a snapshot of the one does not hold for the other.
# Seen: two hashes for one file; with enable_future_flags=False the same.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktn==0.24.0
cd "$folder"
mkdir asset
echo hello >asset/file
echo "{}" >cdktf.json
cat >main.py <<'PYTHON'
from cdktn import App, AssetType, TerraformAsset, TerraformStack, Testing


def hash_of(app):
    return TerraformAsset(TerraformStack(app, "s"), "a", path="asset", type=AssetType.DIRECTORY).asset_hash


deployed, tested, same = hash_of(App()), hash_of(Testing.app()), hash_of(Testing.app(enable_future_flags=False))
print(deployed, tested, same)
assert deployed == same != tested
PYTHON
CHECKPOINT_DISABLE=1 venv/bin/python main.py
