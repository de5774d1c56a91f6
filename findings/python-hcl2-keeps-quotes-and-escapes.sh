#!/bin/sh
# python-hcl2 8.1.4 and 4.3.5, the value of a quoted string.
# Version 8 gives a string with its quotes, as it stands in the file; version 4 gave it without. A program that compares
# `name == "web"` still runs after the update, and finds nothing.
# Seen: '"we\\"b"' with 8, 'we\\"b' with 4: no version undoes the escapes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 4.3.5 8.1.4; do
  python3 -m venv "$folder/$version"
  "$folder/$version/bin/pip" install --quiet --disable-pip-version-check "python-hcl2==$version"
  "$folder/$version/bin/python" -c 'import hcl2; print(repr(hcl2.loads("name = \"we\\\"b\"\n")["name"]))'
done >"$folder/seen"
cat "$folder/seen"
cat >"$folder/expected" <<'TEXT'
'we\\"b'
'"we\\"b"'
TEXT
cmp "$folder/seen" "$folder/expected"
