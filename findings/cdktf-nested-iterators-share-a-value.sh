#!/bin/sh
# cdktf 0.21.0 for Python, TerraformIterator.dynamic() inside of what another iterator's dynamic() repeats.
# Each iterator has a value of its own in Python. Both become for-expressions whose variables are called key and val, so the outer
# one's value, used inside, is written as the inner one's. Nothing is said, and Terraform takes it.
# Seen: [for key, val in outer: {below = [for key, val in inner: {of_outer = val}]}].
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktf==0.21.0
cd "$folder"
cat >main.py <<'PYTHON'
import json

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
outer, inner = TerraformIterator.from_list(["a", "b"]), TerraformIterator.from_list(["c"])
thing = TerraformResource(stack, "thing", terraform_resource_type="example_thing")
thing.add_override("list", outer.dynamic({"below": inner.dynamic({"of_outer": outer.value})}))
app.synth()

made = json.load(open("cdktf.out/stacks/stack/cdk.tf.json"))["resource"]["example_thing"]["thing"]["list"]
print(made)
inner_loop = '[ for key, val in toset(["c"]): {"of_outer" = val}]'
assert made == '${[ for key, val in toset(["a", "b"]): {"below" = %s}]}' % inner_loop
PYTHON
CHECKPOINT_DISABLE=1 venv/bin/python main.py
