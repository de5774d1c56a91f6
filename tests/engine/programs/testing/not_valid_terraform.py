"""No folder, no manifest, no working Terraform: none of these is valid."""

# env: TERRAFORM_BINARY_NAME=no-such-terraform

from pathlib import Path

from cdktf import TerraformStack, Testing

print(
    Testing.to_be_valid_terraform("/nowhere"),
    Testing.to_be_valid_terraform(__file__),
    Testing.to_be_valid_terraform("."),
)
print(Testing.to_be_valid_terraform(Testing.full_synth(TerraformStack(Testing.app(), "stack"))))
