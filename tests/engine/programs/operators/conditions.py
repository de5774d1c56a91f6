"""Operators in pre- and postconditions."""

from cdktf import (
    App,
    Op,
    Postcondition,
    Precondition,
    TerraformProvider,
    TerraformResource,
    TerraformResourceLifecycle,
    TerraformStack,
    TerraformVariable,
)

app = App()
stack = TerraformStack(app, "main")
number = TerraformVariable(stack, "a_number", type="number")

TerraformProvider(stack, "toy", terraform_resource_type="toy")
lifecycle = TerraformResourceLifecycle(
    precondition=[Precondition(condition=Op.gt(number.number_value, 1), error_message="too small")],
    postcondition=[Postcondition(condition=Op.not_(Op.eq(number.value, 3)), error_message="three")],
)
TerraformResource(stack, "r", terraform_resource_type="toy_r", lifecycle=lifecycle)
app.synth()
