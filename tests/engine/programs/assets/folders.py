"""Assets below constructs, of equal files, in several stacks."""

from pathlib import Path

from cdktf import App, TerraformAsset, TerraformStack
from constructs import Construct

Path("cdktf.json").write_text("{}")
Path("hello.txt").write_text("hello")
app = App()
for name in ("one", "two"):
    stack = TerraformStack(app, name)
    box = Construct(Construct(stack, "box.1"), "Default")
    for scope in (stack, box):
        print(TerraformAsset(scope, "asset/x y", path="hello.txt").path)
app.synth()
