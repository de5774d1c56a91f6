"""What is built begins a project in an empty folder, with nothing of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from snowform.engine.stubs import stubs
from snowform.starter import KINDS, Answers, make_project, sources
from tests.pages import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a wheel of this checkout was unpacked into."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(installed: Path, folder: Path, arguments: Sequence[str]) -> str:
    """What Python says on standard output, with the wheel before the checkout."""
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.e2e
def test_a_wheel_has_the_files_of_every_project_as_they_are(installed: Path) -> None:
    packed = installed / "snowform" / "starter" / sources.FILES
    found = {path.relative_to(packed): path.read_bytes() for path in packed.rglob("*") if path.is_file()}
    assert found == {path.relative_to(ROOT): path.read_bytes() for path in sources.shipped(ROOT)}


@pytest.mark.e2e
def test_a_wheel_has_the_stubs_of_what_the_engine_serves(installed: Path) -> None:
    assert {place: (installed / place).read_text() for place in stubs()} == stubs()


@pytest.mark.e2e
def test_a_project_that_a_wheel_makes_is_the_one_that_the_checkout_makes(
    installed: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    assert run(installed, here, ["-c", "import snowform; print(snowform.__file__)"]).startswith(
        str(installed)
    )
    run(installed, here, ["-m", "snowform", "init", "--region", "eu-central-1", "--ssh-key", ""])
    made = make_project(there, Answers(KINDS["nixos-host"], "nixos-host", "eu-central-1"))
    for name in set(made.files) - {"cdktf.json"}:
        assert (here / name).read_bytes() == (there / name).read_bytes()
    assert "out/nixos-host/config.tf.json  11 resources" in run(installed, here, ["-m", "snowform", "synth"])
