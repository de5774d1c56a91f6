"""Functions on dates, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "formatdate", Fn.formatdate("DD MMM YYYY", "2018-01-02T23:12:01Z"))
TerraformLocal(stack, "timeadd", Fn.timeadd("2017-11-22T00:00:00Z", "10m"))
TerraformLocal(stack, "timestamp", Fn.timestamp())
TerraformLocal(stack, "plantimestamp", Fn.plantimestamp())
app.synth()
