"""Lifecycles as structs and dictionaries, conditions over attributes."""

from cdktf import App, Fn, Op, Precondition, TerraformResourceLifecycle, TerraformStack, TerraformSelf
from cdktf_cdktf_provider_random.integer import Integer
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "lifecycle")
RandomProvider(stack, "random")
number = Integer(stack, "integer", min=1, max=9)
Pet(stack, "struct", lifecycle=TerraformResourceLifecycle(create_before_destroy=True, ignore_changes=["prefix"]))
Pet(
    stack,
    "dictionary",
    lifecycle={
        "prevent_destroy": True,
        "ignore_changes": "all",
        "replace_triggered_by": [number.fqn, number],
        "precondition": [Precondition(condition=Op.gt(number.result, 3), error_message="too small")],
        "postcondition": [{"condition": TerraformSelf.get_any("id"), "errorMessage": "none"}],
    },
)
later = Pet(stack, "later")
later.lifecycle = TerraformResourceLifecycle(prevent_destroy=False)
print(later.lifecycle)
app.synth()
