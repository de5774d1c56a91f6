"""What Terraform says of each stack decides."""

# env: TERRAFORM_BINARY_NAME=./terraform-here

import os
from pathlib import Path

from cdktf import TerraformStack, Testing

Path("terraform-here").write_text(
    '#!/bin/sh\nif [ "$1" = validate ]; then if grep -q bad cdk.tf.json; then echo \'{"valid": false, "error_count": 1, '
    '"diagnostics": []}\'; else echo \'{"valid": true}\'; fi; fi\n'
)
Path("terraform-here").chmod(0o755)
for name in ("good", "bad"):
    folder = Testing.full_synth(TerraformStack(Testing.app(), name))
    os.makedirs(f"{folder}/stacks/{name}/bin", exist_ok=True)
    Path(folder, "stacks", name, "terraform-here").write_text(Path("terraform-here").read_text())
    Path(folder, "stacks", name, "terraform-here").chmod(0o755)
    print(name, Testing.to_be_valid_terraform(folder))
