"""Annotations are in the manifest, in the order of the tree."""

from cdktf import Annotations, App, TerraformOutput, TerraformStack
from constructs import Construct

app = App(context={"@cdktf/disable_stack_trace_in_metadata": True})
stack = TerraformStack(app, "annotated")
part = Construct(stack, "part")
output = TerraformOutput(part, "o", value=1)
Annotations.of(output).add_warning("careful")
Annotations.of(stack).add_info("first")
Annotations.of(stack).add_warning("second")
Annotations.of(output).add_info("ünïcode\nand lines")
Annotations.of(app).add_info("above the stacks: in none")
other = TerraformStack(app, "plain")
app.synth()
