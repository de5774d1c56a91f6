"""How the command starts and ends: what it loads, what it prints where, what a program leaves behind."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
from cdktf import App, TerraformOutput, TerraformStack
app = App()
TerraformOutput(TerraformStack(app, "net"), "x", value=1)
TerraformOutput(TerraformStack(app, "other"), "x", value=1)
app.synth()
"""
# What none of it needs: the command line's and the checks' libraries, and modules that are slow to load.
UNUSED = {"click", "jinja2", "jsonschema", "jsii", "dataclasses", "datetime", "difflib", "inspect", "random"}
UNUSED |= {"shlex", "shutil", "subprocess", "tempfile", "textwrap", "threading", "traceback", "importlib.abc"}
UNUSED |= {"pathlib", "typing", "snowform.expressions.parser"}


def snowform(folder: Path, *args: str, python: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *python, "-m", "snowform", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "main.py").write_text(PROGRAM)
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    return tmp_path


@pytest.mark.parametrize(
    ("args", "module"),
    [
        pytest.param(["synth"], "synthesis", id="checked"),
        pytest.param(["synth", "--no-check"], "synthesis", id="unchecked"),
        pytest.param(["run", "python", "main.py"], "program", id="a command on the engine"),
    ],
)
def test_a_run_loads_nothing_that_it_does_not_use(folder: Path, args: list[str], module: str) -> None:
    result = snowform(folder, *args, python=("-X", "importtime"))
    assert result.returncode == 0
    loaded = set(re.findall(r"\| +([\w.]+)$", result.stderr, re.MULTILINE))
    assert f"snowform.cli.{module}" in loaded
    assert loaded & UNUSED == set()


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["-o", "-", "--json"], id="before the program runs"),
        pytest.param(["-o", "-"], id="after it ran"),
        pytest.param(["net", "-o", "-", "--json", "--app", "false"], id="whatever else is given"),
    ],
)
def test_options_that_do_not_go_together_are_shown_the_same_with_and_without_click(
    folder: Path, args: list[str]
) -> None:
    plain = snowform(folder, "synth", *args)
    through_click = snowform(folder, "synth", "--engine=native", *args)
    assert (plain.returncode, plain.stdout, plain.stderr) == (2, through_click.stdout, through_click.stderr)
    assert plain.stderr.startswith("Usage: python -m snowform synth [OPTIONS] [STACK]...\nTry ")
    assert through_click.returncode == 2


def test_styles_are_for_terminals(folder: Path) -> None:
    assert snowform(folder, "synth").stdout.startswith("out/net/config.tf.json  ")
    terminal, other_end = pty.openpty()
    command = [sys.executable, "-m", "snowform", "synth", "nowhere"]
    subprocess.run(command, cwd=folder, stderr=other_end, check=False)
    said = os.read(terminal, 10_000).decode()
    assert said.startswith("\x1b[31m\x1b[1msnowform: error:\x1b[0m no stack")
    plain = snowform(folder, "synth", "nowhere").stderr
    assert plain.startswith("snowform: error: no stack")


def test_a_reader_that_has_gone_is_no_crash(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "snowform", "synth", "-o", "-", "net"]
    result = subprocess.run(command, cwd=folder, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (1, b"")


def test_an_interrupted_program_ends_the_run_as_a_shell_expects(folder: Path) -> None:
    (folder / "main.py").write_text("raise KeyboardInterrupt")
    result = snowform(folder, "synth")
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "\n")


def test_what_a_script_leaves_open_is_written_and_what_it_registers_is_called(folder: Path) -> None:
    (folder / "main.py").write_text(
        "import atexit\nlog = open('log', 'w')\nlog.write('text')\n"
        "atexit.register(lambda: print('the log is', log.name))\n" + PROGRAM
    )
    result = snowform(folder, "synth", "--no-check", "net")
    assert (result.returncode, result.stdout) == (
        0,
        "out/net/config.tf.json  1 output\nthe log is log\n",
    )
    assert (folder / "log").read_text() == "text"
