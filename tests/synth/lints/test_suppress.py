"""A rule is switched off for a construct and what is below it, with a reason, under both engines."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.tools import tried

PROGRAM = """
import snowform
from cdktf import App, TerraformStack
from constructs import Construct
from snowform.aws import AwsProvider, DataAwsAmi
from snowform.lints.program import warn

class Machine(Construct):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        self.ami = DataAwsAmi(self, "ami", most_recent=True)

def noted(scope):
    warn("ami-without-owners", "seen at the line")

app = App()
web = TerraformStack(app, "web")
other = TerraformStack(app, "other")
for stack in (web, other):
    AwsProvider(stack, "aws", region="eu-central-1")
a, b = Machine(web, "a"), Machine(web, "b")
Machine(other, "c")
{lines}
app.synth()
"""
WEB_A, WEB_B, OTHER_C = "data.aws_ami.a_ami", "data.aws_ami.b_ami", "data.aws_ami.c_ami"
REASON = "reason='ours'"


def synth(folder: Path, *lines: str, engine: str = "native") -> subprocess.CompletedProcess[str]:
    (folder / "cdktf.json").write_text('{"app": "python main.py"}')
    (folder / "main.py").write_text(PROGRAM.replace("{lines}", "\n".join(map(dedent, lines))))
    command = [sys.executable, "-m", "snowform", "synth", "--engine", engine, "--json"]
    return subprocess.run(
        command, cwd=folder, env=os.environ.copy(), capture_output=True, text=True, check=False
    )


def warned(folder: Path, *lines: str, engine: str = "native") -> set[tuple[str, str]]:
    """What is warned of: the rule, and the element or the construct."""
    run = synth(folder, *lines, engine=engine)
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    findings = [*report["findings"], *(found for stack in report["stacks"] for found in stack["findings"])]
    return {(found["rule"], _place(found)) for found in findings}


def _place(finding: dict[str, str]) -> str:
    """The element's address, without the hash that its name ends in, or the construct."""
    return re.sub(r"_[0-9A-F]{8}\.most_recent$", "", finding["path"]) or finding["construct"]


ALL = {("ami-without-owners", name) for name in (WEB_A, WEB_B, OTHER_C)}


@pytest.mark.parametrize("engine", tried(("native", "cdktf"), "native"))
@pytest.mark.parametrize(
    ("scope", "gone"),
    [
        pytest.param("a.ami", {WEB_A}, id="a resource"),
        pytest.param("a", {WEB_A}, id="a construct, and what is below"),
        pytest.param("web", {WEB_A, WEB_B}, id="a stack"),
        pytest.param("app", {WEB_A, WEB_B, OTHER_C}, id="the app"),
    ],
)
def test_a_rule_is_off_for_a_construct_and_what_is_below(
    tmp_path: Path, scope: str, gone: set[str], engine: str
) -> None:
    line = f"snowform.suppress({scope}, 'ami-without-owners', {REASON})"
    left = {(rule, name) for rule, name in ALL if name not in gone}
    assert warned(tmp_path, line, engine=engine) == left


def test_a_name_that_only_begins_alike_is_not_below(tmp_path: Path) -> None:
    lines = "Machine(web, 'ab')", f"snowform.suppress(a, 'ami-without-owners', {REASON})"
    assert ("ami-without-owners", "data.aws_ami.ab_ami") in warned(tmp_path, *lines)


def test_what_suppresses_nothing_is_a_warning_that_can_be_switched_off_too(tmp_path: Path) -> None:
    unused = "b.ami.owners = ['self']", f"snowform.suppress(b, 'ami-without-owners', {REASON})"
    left = ALL - {("ami-without-owners", WEB_B)}
    assert warned(tmp_path, *unused) == left | {("unused-suppression", "web/b")}
    assert warned(tmp_path, *unused, f"snowform.suppress(b, 'unused-suppression', {REASON})") == left


def test_a_line_that_suppresses_for_one_of_many_constructs_is_of_use(tmp_path: Path) -> None:
    lines = (
        "b.ami.owners = ['self']",
        f"for machine in (a, b): snowform.suppress(machine, 'ami-without-owners', {REASON})",
    )
    assert warned(tmp_path, *lines) == {("ami-without-owners", OTHER_C)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a, 'ami-without-owner', reason='x'", 'not a lint rule; did you mean "ami-without-owners"?'),
        ("a, 'ami-without-owners', reason=''", 'suppression of "ami-without-owners" has no reason'),
        ("a, 'ami-without-owners', reason='  '", 'suppression of "ami-without-owners" has no reason'),
        ("'a', 'ami-without-owners', reason='x'", "a str is no construct"),
        ("a, 'ami-without-owners'", "missing 1 required keyword-only argument: 'reason'"),
    ],
)
def test_a_suppression_that_cannot_be_meant_is_an_error_at_the_line(
    tmp_path: Path, line: str, expected: str
) -> None:
    run = synth(tmp_path, f"snowform.suppress({line})")
    assert run.returncode == 1
    assert expected in run.stderr
    assert "line 23" in run.stderr


def test_what_the_engine_warns_of_belongs_to_the_construct_whose_code_runs(tmp_path: Path) -> None:
    said = warned(tmp_path, "noted(a)", "noted(web)", "noted(None)")
    assert said - ALL == {("ami-without-owners", name) for name in ("web/a", "web", "")}


@pytest.mark.parametrize(
    ("scope", "left"), [("a", {"web", ""}), ("web", {""}), ("app", set()), ("b", {"web/a", "web", ""})]
)
def test_what_the_engine_warns_of_can_be_suppressed(tmp_path: Path, scope: str, left: set[str]) -> None:
    lines = "noted(a)", "noted(web)", "noted(None)"
    said = warned(tmp_path, *lines, f"snowform.suppress({scope}, 'ami-without-owners', {REASON})")
    assert {name for _, name in said if not name.startswith("data.")} == left


def test_a_warning_of_the_engine_names_its_line_and_its_rule(tmp_path: Path) -> None:
    synth(tmp_path, "noted(a)", "noted(None)")
    command = [sys.executable, "-m", "snowform", "synth"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    said = "seen at the line (main.py:14{}) [ami-without-owners]"
    assert f"snowform: warning: web: {said.format(', construct web/a')}\n" in run.stderr
    assert f"snowform: warning: program: {said.format('')}\n" in run.stderr
