"""One id below different constructs, and for different kinds of elements."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable
from constructs import Construct

app = App()
stack = TerraformStack(app, "ids")
for part in ("a", "b", "a-b", "a_b"):
    scope = Construct(stack, part)
    v = TerraformVariable(scope, "v")
    TerraformLocal(scope, "l", v.string_value)
    TerraformOutput(scope, "o", value=v.string_value)
app.synth()
