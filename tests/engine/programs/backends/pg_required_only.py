"""PgBackend with what it requires alone."""

from cdktf import App, PgBackend, TerraformStack

app = App()
PgBackend(TerraformStack(app, "stack"), conn_str="conn-str")
app.synth()
