"""`snowform graph` as its user meets it: what it writes where, what it prints, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.plan_documents import entry, plan
from snowform.cli.commands import cli
from snowform.cli.console import WrongUsage
from snowform.errors import SnowformError
from snowform.graph.build import build
from snowform.graph.svg import svg
from tests.cli.test_nixos import NET, PROGRAM, stack
from tests.pages import ROOT, copy_project, snowform, write_program

WEB = stack(aws_instance={"web": {"instance_type": "t3.small"}})
PICTURE = svg(build(WEB, "web"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose program makes the stacks "net" and "web"; the working directory."""
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    (tmp_path / "main.py").write_text(PROGRAM)
    (tmp_path / "stacks.json").write_text(json.dumps({"net": NET, "web": WEB}))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def graph(*arguments: str) -> Any:
    return cli.main(["graph", *arguments], prog_name="snowform", standalone_mode=False)


def test_each_stack_gets_a_picture_beside_its_configuration(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert graph() == 0
    assert capsys.readouterr() == (
        "out/net/graph.svg  eu-central-1 · 1 resource\nout/web/graph.svg  eu-central-1 · 1 resource\n",
        "",
    )
    assert (project / "out/web/graph.svg").read_text() == PICTURE


def test_a_file_is_in_the_format_that_it_ends_in(project: Path) -> None:
    assert graph("web", "-o", "pictures/web.mmd") == 0
    assert "flowchart TB" in (project / "pictures/web.mmd").read_text()
    assert [path.name for path in project.iterdir() if path.is_dir()] == ["pictures"]


def test_a_picture_is_printed_for_a_dash(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert graph("web", "-o", "-", "--theme", "dark") == 0
    assert capsys.readouterr() == (svg(build(WEB, "web"), "dark"), "")
    assert not (project / "out").exists()


@pytest.mark.usefixtures("project")
def test_json_has_the_nodes_and_edges_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert graph("--json") == 0
    printed = json.loads(capsys.readouterr().out)
    names = [(one["name"], [node["id"] for node in one["nodes"]]) for one in printed["stacks"]]
    assert (printed["ok"], names) == (True, [("net", ["aws_vpc.main"]), ("web", ["aws_instance.web"])])


def test_a_plan_marks_what_it_does(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    after = {"instance_type": "t3.small"}
    (project / "plan.json").write_text(json.dumps(plan([entry("aws_instance.web", "create", after=after)])))
    assert graph("web", "--plan", "plan.json", "--format", "json", "-o", "-") == 0
    assert json.loads(capsys.readouterr().out)["nodes"][0]["changes"] == {"create": 1}


def test_the_plan_of_another_stack_is_refused(project: Path) -> None:
    (project / "plan.json").write_text(json.dumps(plan([entry("aws_instance.web", "create", after={})])))
    said = (
        r'plan.json: is not a plan of the stack "net", which has no aws_instance.web; give the plan of this'
    )
    with pytest.raises(SnowformError, match=said):
        graph("net", "--plan", "plan.json")
    assert not (project / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "a.svg"], "-o takes one stack; name one of: net, web"),
        (["--plan", "stacks.json"], "is not a plan"),
        (["web", "-o", "a.bmp"], "a.bmp: its name does not say a format"),
        (["wed"], 'no stack "wed"; did you mean "web"?'),
        (["--json", "-o", "a.json"], "--json prints to standard output"),
        (["web", "--plan", "none.json"], "none.json: cannot be read: No such file"),
    ],
)
def test_what_cannot_be_drawn_is_refused(project: Path, arguments: list[str], said: str) -> None:
    before = sorted(project.iterdir())
    with pytest.raises(SnowformError) as caught:
        graph(*arguments)
    assert said in str(caught.value)
    assert isinstance(caught.value, WrongUsage) == said.startswith("-")
    assert [path for path in sorted(project.iterdir()) if path.name != "__pycache__"] == before


@pytest.mark.parametrize("stack", ["nixos-host", "nixos-servers"])
def test_the_pictures_of_the_pages_are_what_is_drawn(stack: str, tmp_path: Path) -> None:
    """Drawn anew by `snowform graph nixos-host -o docs/graph-nixos-host.svg`, and so on."""
    project = copy_project(tmp_path)
    if stack == "nixos-servers":
        write_program(project, "network")
    snowform(project, "graph", stack, "-o", "picture.svg")
    assert (project / "picture.svg").read_text() == (ROOT / "docs" / f"graph-{stack}.svg").read_text()
