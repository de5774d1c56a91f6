"""The working directory itself cannot be an asset."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
TerraformAsset(TerraformStack(App(), "stack"), "asset", path=".")
