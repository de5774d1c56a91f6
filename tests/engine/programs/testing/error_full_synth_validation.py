"""A full synthesis runs the validations."""

from cdktf import TerraformResource, TerraformStack, Testing

stack = TerraformStack(Testing.app(), "stack")
TerraformResource(
    stack, "box", terraform_resource_type="toy_box", terraform_generator_metadata={"provider_name": "toy"}
)
Testing.full_synth(stack)
