"""An asset's attributes in other elements."""

from pathlib import Path

from cdktf import App, Fn, TerraformAsset, TerraformOutput, TerraformStack, Token

Path("cdktf.json").write_text("{}")
Path("hello.txt").write_text("hello")
app = App()
stack = TerraformStack(app, "stack")
asset = TerraformAsset(stack, "asset", path="hello.txt")
TerraformOutput(stack, "content", value=Fn.file(asset.path))
TerraformOutput(stack, "hash", value=Fn.filebase64sha256(Token.as_string(asset.path)))
TerraformOutput(stack, "text", value=f"${{path.module}}/{asset.path}")
app.synth()
