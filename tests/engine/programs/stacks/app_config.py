"""The app's arguments, given as a struct's fields or not at all."""

from cdktf import App, AppConfig, TerraformStack

config = AppConfig(context={"a": 1}, stack_traces=False, skip_validation=True)
print(config.context, config.stack_traces, config.outdir, config == AppConfig(**config._values))
app = App(**config._values)
TerraformStack(app, "stack")
app.synth()
