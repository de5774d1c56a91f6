"""An app for tests: a temporary folder, a version that never changes."""

from pathlib import Path

from cdktf import App, TerraformStack, Testing

app = Testing.app(context={"key": {"innerKey": 1}})
print(isinstance(app, App), Path(app.outdir).is_dir(), Path(app.outdir).name.startswith("cdktf.outdir."))
print(app.manifest.version, app.node.try_get_context("cdktfVersion"), app.node.try_get_context("key"))
print(
    app.node.try_get_context("@cdktf/disable_stack_trace_in_metadata"),
    app.node.try_get_context("cdktfJsonPath"),
)
TerraformStack(app, "stack")
app.synth()
print(Path(app.outdir, "manifest.json").read_text())
print(Path(app.outdir, "stacks/stack/cdk.tf.json").read_text().count("stubbed"))
