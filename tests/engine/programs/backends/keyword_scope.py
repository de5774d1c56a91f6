"""The scope can be given by its name, too."""

from cdktf import App, PgBackend, TerraformStack

app = App()
PgBackend(scope=TerraformStack(app, "stack"), conn_str="c")
app.synth()
