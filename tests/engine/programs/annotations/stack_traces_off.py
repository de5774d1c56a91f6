"""The app's stack_traces=False leaves the traces out."""

from cdktf import Annotations, App, TerraformStack

app = App(stack_traces=False)
stack = TerraformStack(app, "annotated")
Annotations.of(stack).add_info("first")
print([(entry.type, entry.data) for entry in stack.node.metadata])
app.synth()
