#!/bin/sh
# cdktf 0.21.0 for Python, an output whose value is an object with a key "fqn".
# TerraformOutput tells a resource from a value by whether it has `fqn`, and writes that in its place. A dictionary is one, too:
# with a key of that name, at whatever depth, all else that it holds is lost without a word.
# Seen: {"fqn": "web.example.org", "port": 443} becomes "web.example.org", alone and within a list.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cdktf==0.21.0
cd "$folder"
cat >main.py <<'PYTHON'
from cdktf import App, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
TerraformOutput(stack, "bare", value={"fqn": "web.example.org", "port": 443})
TerraformOutput(stack, "listed", value=[{"fqn": "web.example.org", "port": 443}])
app.synth()
PYTHON
venv/bin/python main.py
python3 - <<'PYTHON'
import json

outputs = json.load(open("cdktf.out/stacks/stack/cdk.tf.json"))["output"]
print(json.dumps({name: body["value"] for name, body in sorted(outputs.items())}))
assert outputs["bare"]["value"] == "web.example.org"
assert outputs["listed"]["value"] == ["web.example.org"]
PYTHON
