"""The VM test of nix/tests: what of it can be held without KVM. tests/systemd runs its steps."""

from __future__ import annotations

import ast
import json

from nix.tests import steps
from scripts.tools import ROOT
from snowform.nixos import generate
from snowform.synth.normalise import dump
from tests.nixos.evaluation import nix

FOLDER = ROOT / "nix" / "tests"


def test_its_stack_is_as_snowform_writes_it() -> None:
    text = (FOLDER / "stack/config.tf.json").read_text()
    document = json.loads(text)
    assert text == dump(document)
    assert (FOLDER / "stack/stack.json").read_text() == generate("web", document, text).files["stack.json"]


def test_its_script_calls_the_steps_with_its_machines() -> None:
    """The driver has these as global names; nothing of the steps takes their place."""
    script = nix(f"(import {FOLDER}/provisioning.nix {{ module = {{ }}; }} {{ lib = {{ }}; }}).testScript")
    tree = ast.parse(script)
    assert script.startswith((FOLDER / "steps.py").read_text())
    (call,) = [
        node.value for node in tree.body if isinstance(node, ast.Expr) and "provision(" in ast.unparse(node)
    ]
    assert isinstance(call, ast.Call)
    assert [ast.unparse(argument)[:6] for argument in call.args] == ["machin", "lambda", "lambda"]
    taken = {"aws", "driver", "log", "machine", "machines", "retry", "start_all", "subtest", "t", "vlans"}
    assert not taken & {name for name in vars(steps) if not name.startswith("__")}


def test_its_machine_switches_between_the_stacks_that_the_steps_name() -> None:
    node = f"""
      let
        lib = {{
          recursiveUpdate = left: right: left // right;
          mkForce = value: value;
        }};
        test = import {FOLDER}/provisioning.nix {{ module = {{ }}; }} {{ inherit lib; }};
      in builtins.attrNames (test.nodes.machine {{ pkgs = {{ }}; }}).specialisation
    """
    assert nix(node) == ["changed", "smaller"]
