"""A file that is gone when the stack is written."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("hello.txt").write_text("hello")
app = App()
TerraformAsset(TerraformStack(app, "stack"), "asset", path="hello.txt")
Path("hello.txt").unlink()
app.synth()
