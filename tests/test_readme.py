"""The README's first screen is true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text()
BLOCKS = dict(re.findall(r"<!-- tested: (\S+) -->\n```\w+\n(.*?)```", README, re.DOTALL))


def synth(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "snowform", "synth", *args, "--app", "python main.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "main.py").write_text(BLOCKS["main.py"])
    return tmp_path


def test_its_program_gives_its_json(folder: Path) -> None:
    assert synth(folder).stderr == ""
    assert (folder / "out/web/config.tf.json").read_text() == BLOCKS["out/web/config.tf.json"]


def test_its_mistake_gives_its_error(folder: Path) -> None:
    program = BLOCKS["main.py"].replace("instance_type", "instance_tpye")
    (folder / "main.py").write_text(program)
    said = re.search(r"```console\n\$ snowform synth\n(.*?)```", README, re.DOTALL)
    assert said is not None
    assert synth(folder).stderr == said[1]
