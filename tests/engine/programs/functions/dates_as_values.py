"""A date with a time zone is an empty object."""

from datetime import UTC, datetime

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "value", Fn.jsonencode(datetime(2020, 1, 1, tzinfo=UTC)))
TerraformLocal(stack, "list", Fn.jsonencode([datetime(2020, 1, 1, tzinfo=UTC), 1]))
app.synth()
