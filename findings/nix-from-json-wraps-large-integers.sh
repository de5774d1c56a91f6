#!/bin/sh
# Nix 2.8.0 (Debian 12's nix-bin), `builtins.fromJSON` of an integer that does not fit 64 bits with a sign.
# From 2^63 to 2^64-1 it is no error and no float: the bits are taken as a signed number, so 18446744073709551615 is -1.
# From 2^64 on it is a float, of which `builtins.toJSON` writes six digits. Python and OpenTofu keep such integers as they
# are, so JSON that passes through Nix may hold another number. Newer releases refuse what does not fit.
# Seen: [-9223372036854775808,-1,1.84467e+19].
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# The package and all that it needs, beside those of this machine.
mkdir -p "$folder/archives/partial" "$folder/system"
: >"$folder/status"
apt-get -qq -o Dir::State::status="$folder/status" -o Dir::Cache::archives="$folder/archives" -o APT::Sandbox::User=root \
  --download-only --no-install-recommends install nix-bin=2.8.0-1.1+b1 >/dev/null
for archive in "$folder"/archives/*.deb; do dpkg-deb --extract "$archive" "$folder/system"; done
nix() {
  NIX_STATE_DIR="$folder/state" NIX_STORE_DIR="$folder/store" HOME="$folder" \
    "$folder"/system/lib64/ld-linux-x86-64.so.2 \
    --library-path "$folder/system/usr/lib/x86_64-linux-gnu:$folder/system/lib/x86_64-linux-gnu" \
    "$folder/system/usr/bin/nix-instantiate" "$@" 2>/dev/null
}

seen=$(nix --eval --strict --json -E \
  'builtins.fromJSON "[9223372036854775808, 18446744073709551615, 18446744073709551616]"')
echo "$seen"
test "$seen" = '[-9223372036854775808,-1,1.84467e+19]'
