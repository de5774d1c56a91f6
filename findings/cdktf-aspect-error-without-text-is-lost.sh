#!/bin/sh
# cdktf 0.21.0 for Python, an aspect whose `visit` raises.
# An exception with a text stops the synthesis. One without, as a bare `assert` raises it, does not: the stack is written, and the
# exit code is 0, so a rule written as `assert` in an aspect never refuses anything.
# Seen: with a text RuntimeError, without one nothing and the stack written.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cdktf==0.21.0
cd "$folder"
cat >main.py <<'PYTHON'
import os

import jsii
from cdktf import App, Aspects, IAspect, TerraformStack


@jsii.implements(IAspect)
class Refuses:
    def __init__(self, text):
        self.text = text

    def visit(self, node):
        raise AssertionError(*self.text)


def outcome(folder, *text):
    app = App(outdir=folder)
    Aspects.of(TerraformStack(app, "stack")).add(Refuses(text))
    try:
        app.synth()
    except RuntimeError as error:
        return type(error).__name__
    return "written" if os.path.exists(f"{folder}/stacks/stack/cdk.tf.json") else "nothing"


seen = [outcome("with", "no tags"), outcome("without")]
print(seen)
assert seen == ["RuntimeError", "written"]
PYTHON
CHECKPOINT_DISABLE=1 venv/bin/python main.py
