"""The tests that docs/testing.md shows pass here, and fail where what they demand does not hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.pages import ROOT, blocks, copy_project

PAGE = ROOT / "docs" / "testing.md"


def run(project: Path) -> str:
    command = [
        sys.executable,
        "-m",
        "snowform",
        "run",
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
    ]
    ended = subprocess.run(
        [*command, "tests"], cwd=project, capture_output=True, text=True, check=False, timeout=600
    )
    return ended.stdout + ended.stderr


def test_the_tests_of_the_page_tell_a_good_stack_from_a_bad_one(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    tests = project / "tests"
    tests.mkdir(exist_ok=True)
    (tests / "test_infrastructure.py").write_text(blocks(PAGE, "python")[0])
    assert "5 passed" in run(project)
    instance = project / "modules" / "nixos_instance.py"
    source = instance.read_text()
    assert '"encrypted": True' in source
    instance.write_text(source.replace('"encrypted": True', '"encrypted": False'))
    said = run(project)
    assert "FAILED tests/test_infrastructure.py::test_every_machine_has_an_encrypted_disk" in said
    assert "1 failed, 4 passed" in said
