"""A synthesis runs the validations where that is asked for."""

from cdktf import TerraformResource, TerraformStack, Testing

stack = TerraformStack(Testing.app(), "stack")
TerraformResource(
    stack, "box", terraform_resource_type="toy_box", terraform_generator_metadata={"provider_name": "toy"}
)
print(Testing.synth(stack))
Testing.synth(stack, True)
