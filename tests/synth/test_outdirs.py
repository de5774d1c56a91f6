"""Where a program is written that says so itself, and that it is read from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import need

PROGRAM = """\
import os
from cdktf import App, TerraformLocal, TerraformStack
app = App({arguments})
stack = TerraformStack(app, "net")
TerraformLocal(stack, "a", {value})
print("program:", os.environ.get("CDKTF_OUTDIR"), app.outdir)
app.synth()
"""


def synth(
    folder: Path, arguments: str = "", *more: str, value: int = 1, **variables: str
) -> subprocess.CompletedProcess[str]:
    if not (folder / "cdktf.json").exists():
        (folder / "cdktf.json").write_text('{"app": "python main.py"}')
    (folder / "main.py").write_text(PROGRAM.format(arguments=arguments, value=value))
    return snowform(folder, "synth", *more, **variables)


def snowform(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "CDKTF_OUTDIR"}
    return subprocess.run(
        [sys.executable, "-m", "snowform", *words],
        cwd=folder,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def local(folder: Path) -> object:
    """The value of the local in what was written for OpenTofu."""
    return json.loads((folder / "out/net/config.tf.json").read_text())["locals"]["a"]


@pytest.mark.parametrize("app", ["python main.py", "env X=1 python main.py"], ids=["in-process", "child"])
@pytest.mark.parametrize("outdir", ["build", ".", "./build", "elsewhere/deep", "ABSOLUTE", "cdktf.out"])
def test_an_outdir_of_the_programs_is_written_and_read(outdir: str, app: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "cdktf.json").write_text(json.dumps({"app": app}))
    named = str(tmp_path / "absolute") if outdir == "ABSOLUTE" else outdir
    (project / "elsewhere").mkdir()
    for value in (1, 2):
        done = synth(project, f"outdir={named!r}", value=value)
        assert done.returncode == 0, done.stderr
        assert "warning" not in done.stderr
        assert (project / named / "manifest.json").is_file()
        assert json.loads((project / named / "stacks/net/cdk.tf.json").read_text())["locals"] == {"a": value}
        assert local(project) == value
    assert (project / "cdktf.out").exists() == (outdir == "cdktf.out")


def test_a_chosen_outdir_wins_over_the_callers(tmp_path: Path) -> None:
    done = synth(tmp_path, 'outdir="build"', CDKTF_OUTDIR="wanted")
    assert "program: wanted build" in done.stderr
    assert (tmp_path / "build/manifest.json").is_file()
    assert not (tmp_path / "wanted/manifest.json").exists()
    assert local(tmp_path) == 1


@pytest.mark.parametrize("wanted", ["wanted", "ABSOLUTE"])
def test_what_the_caller_wants_reaches_the_program(wanted: str, tmp_path: Path) -> None:
    named = str(tmp_path / "absolute") if wanted == "ABSOLUTE" else wanted
    for value in (1, 2):
        done = synth(tmp_path, value=value, CDKTF_OUTDIR=named)
        assert f"program: {named} {named}" in done.stderr
        assert (tmp_path / named / "stacks/net/cdk.tf.json").is_file()
        assert local(tmp_path) == value
    assert not (tmp_path / "cdktf.out").exists()


def test_an_older_manifest_is_not_taken_for_the_programs(tmp_path: Path) -> None:
    assert synth(tmp_path, CDKTF_OUTDIR="wanted").returncode == 0
    (tmp_path / "main.py").write_text("print('nothing to do')\n")
    done = snowform(tmp_path, "synth", CDKTF_OUTDIR="wanted")
    assert done.returncode == 1
    assert "synthesized nothing; does the program end with app.synth()?" in done.stderr


def test_a_program_that_changes_the_variable_is_followed(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(
        'import os; os.environ["CDKTF_OUTDIR"] = "own"\n' + PROGRAM.format(arguments="", value=3)
    )
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    assert snowform(tmp_path, "synth").returncode == 0
    assert (tmp_path / "own/manifest.json").is_file()
    assert local(tmp_path) == 3


def test_of_two_apps_the_one_that_is_not_read_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    one, two = (f'App(outdir="{name}"); TerraformStack({name}, "{name}")' for name in ("a", "b"))
    (tmp_path / "main.py").write_text(f"from cdktf import *\na = {one}\nb = {two}\na.synth(); b.synth()\n")
    done = snowform(tmp_path, "synth")
    assert "out/b/config.tf.json" in done.stdout
    assert '"a"' in done.stderr
    assert "[lost-app]" in done.stderr


def test_tests_without_a_synthesis_are_told_the_way(tmp_path: Path) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(
        "from cdktf import Testing, TerraformStack\n"
        "assert Testing.synth(TerraformStack(Testing.app(), 's')) == '{\\n}'\n"
    )
    done = snowform(tmp_path, "synth")
    assert "tests make no stacks to read: run them by `snowform run`" in done.stderr
    ran = snowform(tmp_path, "run", "python", "main.py")
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("outdir", ["build", "."])
def test_hashicorps_engine_is_read_from_there_too(outdir: str, tmp_path: Path) -> None:
    need("node")
    done = synth(tmp_path, f"outdir={outdir!r}", "--engine", "cdktf")
    assert done.returncode == 0, done.stderr
    assert local(tmp_path) == 1
