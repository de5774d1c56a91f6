"""A Path is no value."""

from pathlib import Path

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.jsonencode({"a": Path("b")}))
app.synth()
