"""The configuration can be given as a file."""

from pathlib import Path

from cdktf import TerraformResource, TerraformStack, Testing

stack = TerraformStack(Testing.app(), "stack")
TerraformResource(stack, "box", terraform_resource_type="toy_box")
file = Path(Testing.full_synth(stack), "stacks/stack/cdk.tf.json")
print(Testing.to_have_resource(str(file), "toy_box"), Testing.to_have_resource(str(file), "toy_other"))
print(
    Testing.to_have_resource_with_properties(
        str(file), "toy_box", {"//": {"metadata": {"path": "stack/box"}}}
    )
)
