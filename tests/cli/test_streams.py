"""Where standard output or error cannot be written to, each command ends in one clear error at most."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from snowform import provision
from tests.cli.test_synth import GOOD

SNOWFORM = f"{sys.executable} -m snowform"
PROVISION = f"{sys.executable} -I {Path(provision.__file__).parent}"
pytestmark = pytest.mark.promise("input")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py", "context": {"region": "eu-central-1"}}')
    (tmp_path / "main.py").write_text(dedent(GOOD))
    (tmp_path / "state").mkdir(mode=0o700)
    (tmp_path / "state" / "report.txt").write_text("the report\n")
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


COMMANDS = {
    "synth": f"{SNOWFORM} synth",
    "synth -o -": f"{SNOWFORM} synth -o - net",
    "synth --json": f"{SNOWFORM} synth --json",
    "check": f"{SNOWFORM} check --no-tofu",
    "nixos": f"{SNOWFORM} nixos",
    "schema": f"{SNOWFORM} schema show aws_vpc",
    "help": f"{SNOWFORM} --help",
    "help of synth": f"{SNOWFORM} synth --help",
    "version": f"{SNOWFORM} --version",
    "provision --help": f"{PROVISION} --help",
    "provision show": f"{PROVISION} show --state state --tofu {sys.executable}",
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_full_disk_is_one_error(command: str, folder: Path) -> None:
    ended = shell(f"{command} > /dev/full", folder)
    assert ended.returncode == 1, ended.stderr
    errors = [line for line in ended.stderr.splitlines() if "No space left on device" in line]
    assert len(errors) == 1, ended.stderr
    assert "error:" in errors[0]
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_reader_that_went_away_is_not_worth_a_word(command: str, folder: Path) -> None:
    ended = shell(f"{command} | true; exit ${{PIPESTATUS[0]}}", folder)
    assert ended.returncode in {0, 1, 141}, ended.stderr
    for word in ("Traceback", "Exception ignored", "Broken pipe"):
        assert word not in ended.stderr


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_closed_output_is_no_traceback(command: str, folder: Path) -> None:
    ended = shell(f"{command} >&-", folder)
    assert ended.returncode in {0, 1}, ended.stderr
    for word in ("Traceback", "Exception ignored"):
        assert word not in ended.stderr


@pytest.mark.parametrize("end", ["2> /dev/full", "2>&-", "2>&1 >&- | true", "<&-", "<&- 2>&-"])
@pytest.mark.parametrize("command", [f"{SNOWFORM} synth", COMMANDS["provision show"]])
def test_work_goes_on_where_nobody_hears_of_it(command: str, end: str, folder: Path) -> None:
    program = folder / "main.py"
    # A program that wants to say something may well fail where it cannot.
    program.write_text(program.read_text().replace('print("made two stacks")', ""))
    ended = shell(f"{command} {end}", folder)
    if "true" not in end:
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout
    assert "Traceback" not in ended.stderr


def test_what_a_terminals_encoding_lacks_is_told_by_its_number(folder: Path) -> None:
    described = 'TerraformVariable(stack, "size", description="größe")'
    program = (
        f"from cdktf import *\napp = App()\nstack = TerraformStack(app, 'net')\n{described}\napp.synth()\n"
    )
    (folder / "main.py").write_text(program, encoding="utf-8")
    for form in ("markdown", "man", "json"):
        ended = shell(f"PYTHONIOENCODING=ascii {SNOWFORM} docs --format {form}", folder)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert "gr\\xf6\\xdfe" in ended.stdout
