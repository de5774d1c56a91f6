"""Annotations tell the lines that made them where that is asked for, and nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = """\
import sys
from cdktf import Annotations, App, TerraformStack
from constructs import Construct

def announce(scope):
    Annotations.of(scope).add_info("one")

app = App({arguments})
stack = TerraformStack(app, "s")
announce(stack)
Construct(stack, "part").node.add_metadata("@cdktf/warn", "two", stack_trace=True)
app.synth()
"""
TRACE = ["announce (main.py:6:0)", "<module> (main.py:10:0)"]
OFF = '"@cdktf/disable_stack_trace_in_metadata"'


def traces(folder: Path, arguments: str, **variables: str) -> dict[str, Any]:
    """The stack trace of each announcement in the manifest, by its message."""
    (folder / "main.py").write_text(PROGRAM.format(arguments=arguments))
    command = [sys.executable, "-m", "snowform", "run", "python", "main.py"]
    environment = {name: value for name, value in os.environ.items() if name != "JSII_HOST_STACK_TRACES"}
    done = subprocess.run(
        command, cwd=folder, env=environment | variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    manifest = json.loads((folder / "cdktf.out/manifest.json").read_text())
    return {entry["message"]: entry.get("stacktrace") for entry in manifest["stacks"]["s"]["annotations"]}


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        pytest.param("stack_traces=True", {}, id="the app"),
        pytest.param(f"context={{{OFF}: False}}", {}, id="its context"),
        pytest.param("", {"CDKTF_CONTEXT_JSON": f"{{{OFF}: false}}"}, id="the context of the CLI"),
        pytest.param("", {"JSII_HOST_STACK_TRACES": "1"}, id="jsii's variable"),
    ],
)
def test_they_tell_the_lines_where_that_is_asked_for(
    arguments: str, variables: dict[str, str], tmp_path: Path
) -> None:
    assert traces(tmp_path, arguments, **variables)["one"] == TRACE


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        pytest.param("", {}, id="unasked"),
        pytest.param("stack_traces=False", {"JSII_HOST_STACK_TRACES": "1"}, id="switched off"),
        pytest.param(f"stack_traces=True, context={{{OFF}: True}}", {}, id="off in the context"),
    ],
)
def test_they_do_not_elsewhere(arguments: str, variables: dict[str, str], tmp_path: Path) -> None:
    assert traces(tmp_path, arguments, **variables)["one"] is None


def test_an_entry_of_metadata_that_asks_has_its_lines(tmp_path: Path) -> None:
    assert traces(tmp_path, "")["two"] == ["<module> (main.py:11:0)"]
