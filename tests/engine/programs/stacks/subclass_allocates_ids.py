"""A stack can name its elements itself."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from constructs import Construct


class Plain(TerraformStack):
    def _allocate_logical_id(self, tf_element):
        return "named_" + tf_element.node.id


app = App()
stack = Plain(app, "plain")
variable = TerraformVariable(Construct(stack, "inside"), "v", type="string")
TerraformOutput(stack, "o", value=variable.string_value)
app.synth()
