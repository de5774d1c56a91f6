"""Which stack a command is about, where it is left out; and the list of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from snowform.cli.stacks import Words

NAME = click.Argument(["name"], default="", metavar="[NAME]")
ADDRESS = click.Argument(["address"], metavar="ADDRESS")


@pytest.fixture(autouse=True)
def _in_a_command() -> Iterator[None]:
    with click.Context(click.Command("command"), info_name="command"):
        yield


@pytest.mark.parametrize(
    ("words", "behind", "read"),
    [
        ([], [], ("web", {})),
        (["web"], [], ("web", {})),
        (["wbe"], [], ("wbe", {})),
        ([], [NAME], ("web", {"name": ""})),
        (["web"], [NAME], ("web", {"name": ""})),
        (["url"], [NAME], ("web", {"name": "url"})),
        (["web", "url"], [NAME], ("web", {"name": "url"})),
        (["wbe", "url"], [NAME], ("wbe", {"name": "url"})),
        (["-1"], [NAME], ("web", {"name": "-1"})),
        (["aws_vpc.a"], [ADDRESS], ("web", {"address": "aws_vpc.a"})),
        (["web", "aws_vpc.a"], [ADDRESS], ("web", {"address": "aws_vpc.a"})),
    ],
)
def test_the_only_stack_may_be_left_out(
    words: list[str], behind: list[click.Argument], read: tuple[str, dict[str, str]]
) -> None:
    assert Words(words, behind).read(["web"]) == read


def test_among_several_one_is_named() -> None:
    assert Words(["url"], [NAME]).read(["web", "db"]) == ("url", {"name": ""})
    with pytest.raises(click.UsageError, match="Missing argument 'STACK'; which one\\? there are: db, web"):
        Words([]).read(["db", "web"])
    with pytest.raises(click.UsageError, match="there are none"):
        Words([]).read([])


@pytest.mark.parametrize(
    ("words", "behind", "said"),
    [
        ([], [ADDRESS], "Missing argument 'ADDRESS'"),
        (["web", "a", "b"], [ADDRESS], "unexpected extra argument (b)"),
        (["web", "a"], [], "unexpected extra argument (a)"),
    ],
)
def test_too_few_and_too_many_are_told_before_anything_runs(
    words: list[str], behind: list[click.Argument], said: str
) -> None:
    with pytest.raises(click.UsageError) as caught:
        Words(words, behind)
    assert said in caught.value.format_message()
    assert caught.value.ctx is click.get_current_context()


PROGRAM = """\
from cdktf import App, TerraformOutput, TerraformStack
from snowform import meta
app = App()
web, db = TerraformStack(app, "web"), TerraformStack(app, "db")
TerraformOutput(web, "url", value="here")
meta(web, ports=[443])
web.add_dependency(db)
app.synth()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(PROGRAM)
    return tmp_path


def snowform(project: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "snowform", *args]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def mark_applied(project: Path, stack: str, at: str) -> None:
    """What an apply keeps of itself."""
    marker = {"version": 1, "stack": stack, "lineage": "1", "serial": 3, "backend": "1", "place": "local"}
    marker |= {"resources": 7, "configuration": "1", "applied_at": at}
    own = project / ".snowform" / stack
    for folder in ("state", "configuration"):
        (own / folder).mkdir(parents=True)
    (own / "state" / "marker.json").write_text(json.dumps(marker))
    (own / "configuration" / "config.tf.json").write_text('{"resource": {"a": {"b": {}, "c": {}}}}')


def test_the_list_has_what_each_stack_holds_and_when_it_was_applied(project: Path) -> None:
    mark_applied(project, "web", "2026-11-28T12:00:00Z")
    ended = snowform(project, "list", "--json")
    assert ended.returncode == 0, ended.stderr
    none = {"resources": 0, "data_sources": 0, "modules": 0}
    assert json.loads(ended.stdout)["stacks"] == [
        {"name": "db", **none, "outputs": 0, "depends_on": [], "applied": None, "meta": {}},
        {
            "name": "web",
            **none,
            "outputs": 1,
            "depends_on": ["db"],
            "applied": {"at": "2026-11-28T12:00:00Z", "resources": 7, "state": "local"},
            "meta": {"ports": [443]},
        },
    ]
    first, second = snowform(project, "list").stdout.splitlines()
    assert first.split() == ["db", "empty", "never", "applied", "from", "here"]
    assert second.startswith("web  1 output  applied 2026-11-28 ")
    assert second.endswith(", 7 resources in its state, after db")


def test_where_the_program_fails_the_last_ones_are_listed_and_that_is_said(project: Path) -> None:
    (project / "main.py").write_text("1 / 0\n")
    ended = snowform(project, "list", "--json")
    assert (ended.returncode, json.loads(ended.stdout)["ok"]) == (1, False)
    mark_applied(project, "web", "2026-11-28T12:00:00Z")
    ended = snowform(project, "list")
    assert ended.returncode == 0
    assert ended.stdout.startswith("web  2 resources  applied 2026-11-28 ")
    assert "division by zero; going on with what was synthesized at" in ended.stderr


def test_a_marker_that_cannot_be_read_is_told_and_hides_nothing_else(project: Path) -> None:
    mark_applied(project, "web", "2026-11-28T12:00:00Z")
    (project / ".snowform" / "web" / "state" / "marker.json").write_text("{")
    ended = snowform(project, "list")
    assert [line.split()[0] for line in ended.stdout.splitlines()] == ["db", "web"]
    assert "snowform: warning: web: " in ended.stderr
