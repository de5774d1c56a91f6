"""A project that cannot be written to, such as a path of the Nix store, is synthesized and checked."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.test_synth import GOOD
from tests.tools import do_without

SNOWFORM = [sys.executable, "-m", "snowform"]
pytestmark = pytest.mark.promise("read-only")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "project"
    (folder / "stacks").mkdir(parents=True)
    settings = {"app": "python main.py", "context": {"region": "eu-central-1", "net": {"size": 1}}}
    (folder / "cdktf.json").write_text(json.dumps(settings))
    (folder / "main.py").write_text("import stacks.both\n")
    (folder / "stacks" / "both.py").write_text(dedent(GOOD))
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)


def closed(folder: Path) -> None:
    """Take every right to write away; root could write all the same."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def mounted_read_only(command: list[str], folder: Path) -> list[str]:
    """The command where the folder is a mount that not even root can write to."""
    mount = f"mount --bind {folder} {folder} && mount -o remount,bind,ro {folder}"
    wrapped = ["unshare", "--mount", "sh", "-c", f"{mount} && exec {shlex.join(command)}"]
    tried = ["unshare", "--mount", "sh", "-c", f"{mount} && ! touch {folder}/x"]
    try:
        subprocess.run(tried, check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.CalledProcessError):
        do_without("a mount")
    return wrapped


def run(command: list[str], folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder.parent,
        env={**os.environ, "XDG_CACHE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def contents(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("way", ["closed", "mounted"])
@pytest.mark.parametrize(
    "arguments",
    [["synth", "-o", "elsewhere"], ["synth", "-o", "-", "net"], ["synth", "-o", "elsewhere", "--json"]],
    ids=["a folder", "standard output", "a report"],
)
def test_it_is_synthesized_elsewhere(project: Path, tmp_path: Path, arguments: list[str], way: str) -> None:
    command = [*SNOWFORM, *arguments, "--directory", str(project)]
    if way == "mounted":
        command = mounted_read_only(command, project)
    else:
        closed(project)
    before = contents(project)
    ended = run(command, project, tmp_path / "cache")
    assert ended.returncode == 0, ended.stderr
    if "-" in arguments:
        assert json.loads(ended.stdout)["resource"]["aws_vpc"]
    else:
        assert (tmp_path / "elsewhere" / "net" / "config.tf.json").is_file()
    assert contents(project) == before


@pytest.mark.parametrize("way", ["closed", "mounted"])
def test_it_is_checked(project: Path, tmp_path: Path, way: str) -> None:
    command = [*SNOWFORM, "check", "--no-tofu", "--directory", str(project)]
    if way == "mounted":
        command = mounted_read_only(command, project)
    else:
        closed(project)
    before = contents(project)
    ended = run(command, project, tmp_path / "cache")
    assert ended.returncode == 0, ended.stderr
    assert contents(project) == before


def test_the_mirror_of_providers_lies_elsewhere_then(project: Path, tmp_path: Path) -> None:
    from snowform.cli.check import _cache
    from snowform.synth.project import find_project
    from snowform.synth.synthesis import Synthesis

    synthesis = Synthesis(find_project(project), tmp_path / "scratch" / "cdktf.out", (), {})
    assert _cache(synthesis) == project / ".cache" / "tofu"
    closed(project)
    assert project not in _cache(synthesis).parents


def test_what_is_to_be_written_into_it_is_one_error(project: Path, tmp_path: Path) -> None:
    command = mounted_read_only([*SNOWFORM, "synth", "--directory", str(project)], project)
    ended = run(command, project, tmp_path / "cache")
    assert ended.returncode == 1
    assert "Read-only file system" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_printing_one_stack_writes_nothing_into_any_project(project: Path, tmp_path: Path) -> None:
    ended = run(
        [*SNOWFORM, "synth", "-o", "-", "net", "--directory", str(project)], project, tmp_path / "cache"
    )
    assert ended.returncode == 0
    assert [name for name in contents(project) if "__pycache__" not in name] == [
        "cdktf.json",
        "main.py",
        "stacks",
        "stacks/both.py",
    ]
