"""A directory with a link to nowhere has no hash."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("files").mkdir()
Path("files/link").symlink_to("nowhere")
TerraformAsset(TerraformStack(App(), "stack"), "asset", path="files")
