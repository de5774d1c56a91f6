"""How much is said: -q, -v, --traceback of every command, and colours as the environment wants them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from snowform.cli.commands import COMMANDS, TAKES_ANY, cli
from snowform.cli.console import Talk, clock, insist, say, say_warning, talk

PROGRAM = "from cdktf import App, TerraformStack\napp = App()\nTerraformStack(app, 'web')\napp.synth()\n"
# In the second line another file's function fails.
BROKEN = "from helper import fail\nfail()\n"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    for name in ("quiet", "verbose", "traceback"):
        setattr(talk, name, getattr(Talk, name))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(PROGRAM)
    (tmp_path / "helper.py").write_text("def fail():\n    import json\n    json.loads('{')\n")
    return tmp_path


def snowform(project: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    command = [sys.executable, "-m", "snowform", *args]
    return subprocess.run(
        command, cwd=project, env={**kept, **environment}, capture_output=True, text=True, check=False
    )


def leaves(command: click.Command) -> Iterator[click.Command]:
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from leaves(one)
    else:
        yield command


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {TAKES_ANY}))
def test_every_command_takes_them(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    for leaf in leaves(command):
        names = [option for parameter in leaf.params for option in parameter.opts]
        assert [names.count(option) for option in ("-q", "-v", "--traceback")] == [1, 1, 1]


def test_a_quiet_command_says_what_is_wrong_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    talk.quiet = True
    say("working ...")
    with clock("working"):
        say_warning("look at that")
    insist("nothing was written")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "snowform: warning: look at that\nnothing was written\n")


def test_a_clock_tells_in_a_pipe_when_it_begins(capsys: pytest.CaptureFixture[str]) -> None:
    with clock("installing"):
        say("a line")
    with clock("synthesizing", told=False):
        pass
    assert capsys.readouterr().err == "installing ...\na line\n"


@pytest.mark.parametrize("command", [["synth"], ["synth", "--engine=native"]], ids=["plain", "by click"])
def test_a_verbose_command_says_what_was_run_and_how_long_it_took(project: Path, command: list[str]) -> None:
    assert "`python main.py`: 1 stack in " in snowform(project, *command, "-v").stderr
    assert snowform(project, *command).stderr == ""


@pytest.mark.parametrize(
    "app", ["python main.py", "python main.py;"], ids=["here", "in a process of its own"]
)
def test_the_whole_traceback_is_shown_where_it_is_wanted(project: Path, app: str) -> None:
    (project / "main.py").write_text(BROKEN)
    ended = snowform(project, "synth", "--app", app, "--traceback")
    assert ended.returncode == 1
    assert "Traceback (most recent call last)" in ended.stderr
    assert f"{os.sep}json{os.sep}decoder.py" in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith(
        f"snowform: error: `{app}` failed: json.decoder.JSONDecodeError"
    )
    short = snowform(project, "synth", "--app", app).stderr
    assert "Traceback" not in short
    assert "decoder.py" not in short
    assert 'helper.py", line 3' in short


def test_colours_in_a_pipe_are_for_those_who_force_them(project: Path) -> None:
    assert snowform(project, "synth").stdout.startswith("out/web/config.tf.json  ")
    assert snowform(project, "synth", FORCE_COLOR="1").stdout.startswith(
        "\x1b[1mout/web/config.tf.json\x1b[0m"
    )
    forced = snowform(project, "check", "--no-tofu", FORCE_COLOR="1").stdout
    assert forced.startswith("\x1b[1mweb\x1b[0m  valid")
    assert snowform(project, "synth", FORCE_COLOR="1", NO_COLOR="1").stdout.startswith("out/")
