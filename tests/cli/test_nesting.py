"""What is nested without end in a project ends in one clear error, or does no harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.promise("input")
PROGRAM = """\
from cdktf import App, TerraformStack

app = App()
stack = TerraformStack(app, "net")
value = 1
for _ in range({depth}):
    value = [value]
stack.add_override("locals.x", value)
app.synth()
"""


def synth(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "snowform", "synth"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("depth", [5_000, 100_000])
def test_settings(tmp_path: Path, depth: int) -> None:
    nested = "[" * depth + "]" * depth
    (tmp_path / "cdktf.json").write_text(f'{{"app": "python main.py", "context": {{"x": {nested}}}}}')
    (tmp_path / "main.py").write_text(PROGRAM.format(depth=1))
    ended = synth(tmp_path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "snowform: error: cdktf.json: is nested too deeply to be read\n"
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("depth", [100, 5_000])
def test_a_configuration(tmp_path: Path, depth: int) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(PROGRAM.format(depth=depth))
    ended = synth(tmp_path)
    assert ended.returncode == (0 if depth < 1_000 else 1), ended.stderr
    assert "Traceback" not in ended.stderr
