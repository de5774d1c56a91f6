"""An annotation of an error ends the synthesis."""

from cdktf import Annotations, App, TerraformStack
from constructs import Construct

app = App(stack_traces=False)
stack = TerraformStack(app, "annotated")
Annotations.of(Construct(stack, "part")).add_error("one")
Annotations.of(stack).add_error("two")
app.synth()
