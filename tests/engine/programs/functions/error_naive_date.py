"""A date without a time zone is refused."""

from datetime import datetime

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "x", Fn.jsonencode(datetime(2020, 1, 1)))
app.synth()
