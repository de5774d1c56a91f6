"""A Path is no text."""

from pathlib import Path

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.file(Path("b")))
app.synth()
