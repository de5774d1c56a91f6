"""An absolute path needs no cdktf.json."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack

Path("files").mkdir()
Path("files/hello.txt").write_text("hello")
app = App()
stack = TerraformStack(app, "stack")
print(TerraformAsset(stack, "file", path=str(Path("files/hello.txt").absolute())).path)
print(TerraformAsset(stack, "directory", path=f"{Path('files').absolute()}/").path)
app.synth()
