#!/bin/sh
# cdktf 0.21.0 for Python, the provisioners of a resource, read back.
# Of the three kinds that one may be given, jsii picks a class by the first that fits, and takes every one for a file's: of a
# local-exec it then misses the destination. Reading what was given raises, although the resource itself is written as it should be.
# Seen: RuntimeError "Of property Object.destination: Unable to serialize value as string", and the command in the configuration.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktf==0.21.0
cd "$folder"
cat >main.py <<'PYTHON'
import json

from cdktf import App, FileProvisioner, LocalExecProvisioner, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
given = {
    "file": FileProvisioner(type="file", destination="/etc/motd", content="hello"),
    "command": LocalExecProvisioner(type="local-exec", command="true"),
}
seen = {}
for name, provisioner in given.items():
    resource = TerraformResource(
        stack, name, terraform_resource_type="null_resource", provisioners=[provisioner]
    )
    try:
        seen[name] = type(resource.provisioners[0]).__name__
    except RuntimeError as error:
        seen[name] = str(error).splitlines()[0]
app.synth()

print(seen)
assert seen == {
    "file": "FileProvisioner",
    "command": "Of property Object.destination: Unable to serialize value as string",
}
written = json.load(open("cdktf.out/stacks/stack/cdk.tf.json"))["resource"]["null_resource"]["command"]
assert written["provisioner"] == [{"local-exec": {"command": "true"}}], written
PYTHON
CHECKPOINT_DISABLE=1 venv/bin/python main.py
