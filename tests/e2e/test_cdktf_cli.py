from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.tools import ROOT
from snowform.synth.normalise import dump, normalise
from tests.tools import need

pytestmark = pytest.mark.e2e


def run(command: list[str | Path], output: Path) -> None:
    """Run a command in this project, with `output` for cdktf's own folder."""
    environment = {**os.environ, "CDKTF_OUTDIR": str(output), "CI": "true"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def by_cdktf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the real CLI makes of this project."""
    output = tmp_path_factory.mktemp("cdktf") / "cdktf.out"
    run([need("cdktf"), "synth", "--output", output], output)
    return output


@pytest.fixture(scope="module")
def by_snowform(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with cdktf.out and out that Snowform makes of it."""
    folder = tmp_path_factory.mktemp("snowform")
    run([sys.executable, "-m", "snowform", "synth", "-o", folder / "out"], folder / "cdktf.out")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_cdktf_synth_gives_the_same_configuration(by_cdktf: Path, by_snowform: Path) -> None:
    stacks = sorted(path.name for path in (by_cdktf / "stacks").iterdir())
    assert stacks
    assert stacks == sorted(path.name for path in (by_snowform / "out").iterdir())
    for stack in stacks:
        synthesized = json.loads((by_cdktf / "stacks" / stack / "cdk.tf.json").read_text())
        expected = dump(normalise(synthesized, stack=stack, project=ROOT))
        assert (by_snowform / "out" / stack / "config.tf.json").read_text() == expected


def test_snowform_writes_the_folder_that_cdktf_writes(by_cdktf: Path, by_snowform: Path) -> None:
    assert files(by_snowform / "cdktf.out") == files(by_cdktf)


def test_the_stock_cli_runs_programs_on_snowforms_engine(by_cdktf: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("main.py", "stacks", "modules"):
        (project / name).symlink_to(ROOT / name)
    config = json.loads((ROOT / "cdktf.json").read_text())
    (project / "cdktf.json").write_text(json.dumps({**config, "app": "snowform run python main.py"}))
    environment = {**os.environ, "CI": "true", "JSII_NODE": "/no/such/node"}
    command = [need("cdktf"), "synth", "--output", tmp_path / "cdktf.out"]
    ended = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    expected = {
        # The default backend names the folder that the program ran in.
        name: content.replace(str(ROOT).encode(), str(project).encode())
        for name, content in files(by_cdktf).items()
    }
    assert files(tmp_path / "cdktf.out") == expected
