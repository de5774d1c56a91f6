#!/bin/sh
# cdktf 0.21.0 for Python, expressions with 0, False or "" on the right-hand side.
# JavaScript takes them for nothing given: a comparison with 0 is written as one with "undefined", which no variable is called,
# and a subtraction of 0 becomes a negation, which Terraform works out without a word. Token.as_any(0) keeps the 0.
# Seen: (var.n > undefined), -var.n, (var.n > 0).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktf==0.21.0
cd "$folder"
cat >main.py <<'PYTHON'
import json

from cdktf import App, Op, TerraformOutput, TerraformStack, TerraformVariable, Token

app = App()
stack = TerraformStack(app, "stack")
number = TerraformVariable(stack, "n", type="number").number_value
values = {"compared": Op.gt(number, 0), "less": Op.sub(number, 0), "kept": Op.gt(number, Token.as_any(0))}
for name, value in values.items():
    TerraformOutput(stack, name, value=value)
app.synth()

outputs = json.load(open("cdktf.out/stacks/stack/cdk.tf.json"))["output"]
seen = {name: outputs[name]["value"] for name in values}
print(seen)
assert seen == {"compared": "${(var.n > undefined)}", "less": "${-var.n}", "kept": "${(var.n > 0)}"}
PYTHON
CHECKPOINT_DISABLE=1 venv/bin/python main.py
