"""A second synthesis has each annotation once."""

from cdktf import Annotations, App, TerraformStack

app = App(stack_traces=False)
stack = TerraformStack(app, "annotated")
Annotations.of(stack).add_info("one")
app.synth()
Annotations.of(stack).add_info("two")
app.synth()
