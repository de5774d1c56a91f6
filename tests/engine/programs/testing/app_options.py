"""An app for tests with each option otherwise."""

from pathlib import Path

from cdktf import TerraformStack, Testing

app = Testing.app(
    outdir="own.out",
    stub_version=False,
    enable_future_flags=False,
    fake_cdktf_json_path=True,
    stack_traces=True,
)
print(app.outdir, app.manifest.version, app.node.try_get_context("cdktfVersion"))
print(
    app.node.try_get_context("@cdktf/disable_stack_trace_in_metadata"),
    app.node.try_get_context("cdktfRelativeModules"),
)
print(app.node.try_get_context("cdktfJsonPath") == f"{Path.cwd()}/cdktf.json")
TerraformStack(app, "stack")
app.synth()
