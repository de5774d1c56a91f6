#!/bin/sh
# cdktn 0.24.0 and cdktf 0.21.0 for Python in one program, as while a program is moved from one to the other.
# The packages know each other's constructs: a resource of cdktf's is made in a stack of cdktn's without a word. The synthesis then
# fails with a TypeError about a method of cdktn's own that names neither the resource nor the package it came from.
# Seen: the constructor passes; synth: RuntimeError, "TypeError: … is not a function".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktn==0.24.0 cdktf==0.21.0
cd "$folder"
cat >main.py <<'PYTHON'
import cdktf
import cdktn

app = cdktn.App()
stack = cdktn.TerraformStack(app, "stack")
cdktf.TerraformResource(stack, "thing", terraform_resource_type="toy_thing")
print("made")
try:
    app.synth()
except RuntimeError as error:
    text = str(error)
print(text.splitlines()[0])
assert "is not a function" in text and "thing" not in text
PYTHON
CHECKPOINT_DISABLE=1 venv/bin/python main.py
