#!/bin/sh
# ansible-core 2.19.14, a YAML inventory with `!unsafe`, by which texts are kept from being read as templates.
# A quoted text under `!unsafe` does not stay a text: its type is guessed anew, as if there were no quotes, so "010" is a
# number, "yes" a boolean and "" null. Within a mapping or a list that is itself `!unsafe`, the same quoted texts stay texts.
# Seen: [8, true, null] for the scalars, ["010", "yes", ""] for the list.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ansible-core==2.19.14
export ANSIBLE_HOME="$folder/home" ANSIBLE_LOCALHOST_WARNING=false

cat >"$folder/inventory.yml" <<'YAML'
all:
  hosts:
    one:
      octal: !unsafe "010"
      word: !unsafe "yes"
      nothing: !unsafe ""
      listed: !unsafe ["010", "yes", ""]
YAML
"$folder/venv/bin/ansible-inventory" -i "$folder/inventory.yml" --host one >"$folder/host.json"

python3 - "$folder/host.json" <<'PYTHON'
import json
import sys


def plain(value):
    """A value without the mark that `ansible-inventory` prints around an unsafe text."""
    return value["__ansible_unsafe"] if isinstance(value, dict) else value


host = json.load(open(sys.argv[1]))
scalars = [plain(host[name]) for name in ("octal", "word", "nothing")]
listed = [plain(one) for one in host["listed"]]
print("scalars:", json.dumps(scalars))
print("list:   ", json.dumps(listed))
assert scalars == [8, True, None]
assert listed == ["010", "yes", ""]
PYTHON
