"""Metadata entries keep their data, and are left out without any."""

from cdktf import App, TerraformStack
from constructs import Construct

app = App()
stack = TerraformStack(app, "metadata")
construct = Construct(stack, "a")
construct.node.add_metadata("text", "x")
construct.node.add_metadata("map", {"a": [1, 2.5, True]})
construct.node.add_metadata("none", None)
construct.node.add_metadata("trace", 1, stack_trace_override=["one", "two"])
for entry in construct.node.metadata:
    print(entry.type, entry.data, entry.trace)
app.synth()
