"""A second synthesis takes away what the first one copied."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack

Path("cdktf.json").write_text("{}")
Path("hello.txt").write_text("hello")
for content in ("first", "second"):
    Path("hello.txt").write_text(content)
    app = App()
    print(TerraformAsset(TerraformStack(app, "stack"), "asset", path="hello.txt").path)
    app.synth()
