#!/bin/sh
# cdktf 0.21.0 for Python, an explicit null in a stack whose class overrides to_terraform.
# The override may do nothing but call what it overrides: the whole configuration then goes from JavaScript to Python and back, and
# jsii has no null besides "nothing given". So what Token.null_value() was asked for is gone, without a word.
# Seen: {'acl': None} of the plain stack, {} of the other.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktf==0.21.0
cd "$folder"
cat >main.py <<'PYTHON'
import json

from cdktf import App, TerraformResource, TerraformStack, Token


class Overriding(TerraformStack):
    def to_terraform(self):
        return super().to_terraform()


app = App()
for kind, name in ((TerraformStack, "plain"), (Overriding, "overriding")):
    resource = TerraformResource(kind(app, name), "logs", terraform_resource_type="aws_s3_bucket")
    resource.add_override("acl", Token.null_value())
app.synth()

seen = {}
for name in ("plain", "overriding"):
    document = json.load(open(f"cdktf.out/stacks/{name}/cdk.tf.json"))
    seen[name] = {key: value for key, value in document["resource"]["aws_s3_bucket"]["logs"].items() if key != "//"}
print(seen)
assert seen == {"plain": {"acl": None}, "overriding": {}}
PYTHON
CHECKPOINT_DISABLE=1 venv/bin/python main.py
