"""The link in the warning of a moved module leads to cdktn."""

from cdktn import App, Aspects, MigrateIds, TerraformHclModule, TerraformStack

app = App(outdir="made", stack_traces=False)
stack = TerraformStack(app, "stack")
TerraformHclModule(stack, "module", source="example/module/toy")
Aspects.of(stack).add(MigrateIds())
app.synth()
