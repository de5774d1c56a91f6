"""cdktn's CLI hands the targets of cdktf.json over with the context."""

# env: CDKTF_CONTEXT_JSON={"targetVersions": {"terraform": ">=1.9.0"}}

from cdktn import App, Fn, TerraformOutput, TerraformStack

app = App()
TerraformOutput(TerraformStack(app, "stack"), "o", value=Fn.templatestring("x", {}))
app.synth()
