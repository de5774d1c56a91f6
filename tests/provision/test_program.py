"""The program as one folder, run by whatever Python there is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from snowform import provision

SOURCE = Path(provision.__file__).parent


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy, as a host has it."""
    copy = tmp_path / "copied"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def run(*argv: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, *argv], env=clean, capture_output=True, text=True, check=False, **options
    )  # type: ignore[call-overload,no-any-return]


@pytest.mark.promise("read-only")
@pytest.mark.parametrize("options", [["-I"], ["-IB"], []])
def test_a_run_leaves_the_folder_as_it_was(program: Path, tmp_path: Path, options: list[str]) -> None:
    before = sorted(program.rglob("*"))
    ended = run(
        *options, program, "state", f"--state={tmp_path / 'state'}", f"--tofu={sys.executable}", "backups"
    )
    assert ended.returncode == 0, ended.stderr
    assert sorted(program.rglob("*")) == before


def test_a_folder_that_was_compiled_on_purpose_stays_so(program: Path) -> None:
    assert run("-m", "compileall", "-q", program).returncode == 0
    before = sorted(program.rglob("*"))
    assert run("-I", program, "--help").returncode == 0
    assert sorted(program.rglob("*")) == before


def test_a_folder_that_was_compiled_ahead_is_not_compiled_when_it_starts(program: Path) -> None:
    """As the NixOS module builds it: times tell nothing in the store, and nothing is written there."""
    assert run("-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", program).returncode == 0
    for path in program.rglob("*.py"):
        os.utime(path, (1, 1))
    ended = run("-IBv", program, "apply", "--help")
    assert ended.returncode == 0
    loaded = re.findall(r"^# code object from '(.*)'$", ended.stderr, re.MULTILINE)
    own = [path for path in loaded if path.startswith(str(program))]
    assert len(own) > 50
    assert all(path.endswith(".pyc") for path in own), own


def test_a_start_loads_neither_what_makes_classes_nor_what_few_runs_use() -> None:
    ended = run("-X", "importtime", SOURCE, "--help")
    assert ended.returncode == 0
    loaded = set(re.findall(r"\| +([\w.]+)$", ended.stderr, re.MULTILINE))
    assert "provision.run.pipeline" in loaded
    assert loaded & {"dataclasses", "http.client", "inspect", "platform", "uuid", "zipfile"} == set()


def test_a_start_compiles_no_regular_expression_of_its_own() -> None:
    program = (
        "import re, sys; made = re.compile; own = []\n"
        "def compile(pattern, flags=0):\n"
        "    own.append(sys._getframe(1).f_globals['__name__']); return made(pattern, flags)\n"
        "re.compile = compile\n"
        "import snowform.provision.command_line.main\n"
        "print([name for name in own if name.startswith('snowform.')])\n"
    )
    ended = run("-c", program)
    assert (ended.stdout.strip(), ended.stderr) == ("[]", "")
