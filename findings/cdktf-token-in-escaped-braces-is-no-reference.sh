#!/bin/sh
# cdktf 0.21.0 for Python, a text with "$${" in it, which is how Terraform writes a "${" of the shell, and a token.
# Where a token stands between "$${" and the next "}", CDKTF takes these braces for an expression's and writes the token as it would
# be in one, without "${" of its own. Terraform reads the text with the name of the variable in it, and never its value.
# Seen: "$${NAME:-var.name}", where "$${NAME} ${var.name}" beside it is as it was meant.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktf==0.21.0
cd "$folder"
cat >main.py <<'PYTHON'
import json

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "stack")
name = TerraformVariable(stack, "name", type="string").string_value
TerraformOutput(stack, "inside", value="$${NAME:-" + name + "}")
TerraformOutput(stack, "behind", value="$${NAME} " + name)
app.synth()

outputs = json.load(open("cdktf.out/stacks/stack/cdk.tf.json"))["output"]
seen = {key: outputs[key]["value"] for key in ("inside", "behind")}
print(seen)
assert seen == {"inside": "$${NAME:-var.name}", "behind": "$${NAME} ${var.name}"}
PYTHON
CHECKPOINT_DISABLE=1 venv/bin/python main.py
