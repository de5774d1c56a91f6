"""What `--context` puts over the context of cdktf.json, and that both engines hand it to the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.synth.context import ContextError, files_of, given, over
from snowform.synth.crash import ProgramFailed
from snowform.synth.project import find_project
from snowform.synth.synthesis import synthesize
from tests.tools import need

CONFIG = {
    "app": "python main.py",
    "context": {"web": {"size": 1, "ports": [80, 443], "disk": {"size": 8, "kind": "gp3"}}, "stage": "test"},
}
PROGRAM = """
from cdktf import App, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "web")
for name in ("web", "stage", "more"):
    TerraformOutput(stack, name, value=app.node.try_get_context(name))
app.synth()
"""
SETTINGS = """
from dataclasses import dataclass
from cdktf import App
from snowform import settings

@dataclass(frozen=True)
class Web:
    size: int

settings.load(App(), "web", Web)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cdktf.json").write_text(json.dumps(CONFIG))
    (tmp_path / "main.py").write_text(PROGRAM)
    return tmp_path


@pytest.mark.parametrize(
    ("context", "put", "result"),
    [
        pytest.param({"a": 1}, {"b": 2}, {"a": 1, "b": 2}, id="keys are added"),
        pytest.param({"a": 1, "b": 1}, {"a": 2}, {"a": 2, "b": 1}, id="values are replaced"),
        pytest.param(
            {"a": {"b": 1, "c": 1}}, {"a": {"b": 2}}, {"a": {"b": 2, "c": 1}}, id="objects, key by key"
        ),
        pytest.param({"a": [1, 2]}, {"a": [3]}, {"a": [3]}, id="lists as a whole"),
        pytest.param({"a": {"b": 1}}, {"a": None}, {"a": None}, id="null is a value"),
        pytest.param({"a": {"b": 1}}, {"a": {}}, {"a": {"b": 1}}, id="an empty object changes nothing"),
        pytest.param({"a": 1}, {"a": {"b": 1}}, {"a": {"b": 1}}, id="an object in the place of a value"),
    ],
)
def test_what_is_given_goes_over_what_is_there(
    context: dict[str, Any], put: dict[str, Any], result: dict[str, Any]
) -> None:
    before = json.dumps(context)
    assert over(context, put) == result
    assert json.dumps(context) == before


def test_a_word_is_a_file_or_a_key_and_later_ones_win(tmp_path: Path) -> None:
    file = tmp_path / "a=b.json"
    file.write_text('{"web": {"size": 2, "zone": "a"}}')
    assert given([str(file), 'web={"size": 3}', "stage=null"]) == {
        "web": {"size": 3, "zone": "a"},
        "stage": None,
    }


@pytest.mark.parametrize(
    ("word", "said"),
    [
        pytest.param(
            "region=eu-central-1",
            "--context region: no JSON: Expecting value; a text is in quotes: "
            """--context 'region="eu-central-1"'""",
            id="a bare text",
        ),
        pytest.param(
            "nowhere.json",
            "--context: No such file or directory: nowhere.json; name a JSON file, or write KEY=JSON",
            id="no such file",
        ),
        pytest.param("half.json", "half.json:1: no JSON: Expecting value", id="a file that is no JSON"),
        pytest.param(
            "list.json",
            "list.json: must be an object; with a section for each stack",
            id="a file with a list",
        ),
        pytest.param(
            "cdktf.json",
            "cdktf.json: is a whole cdktf.json; give what is in its `context`, a section for each stack",
            id="the file itself",
        ),
        pytest.param(
            "=1", "--context: =1 has no key; name a JSON file, or write KEY=JSON", id="a value without a key"
        ),
        pytest.param(
            "web.disk.size=9",
            """--context web.disk.size: is a path, not a key; write --context 'web={"disk": {"size": 9}}'""",
            id="a path",
        ),
        pytest.param("a=NaN", "--context a: NaN is no number that can be handed on", id="no number"),
        pytest.param("a=[-1e400]", "--context a: -1e400 is no number that can be handed on", id="too large"),
        pytest.param("nan.json", "nan.json: Infinity is no number that can be handed on", id="in a file"),
    ],
)
def test_what_cannot_be_read_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, word: str, said: str
) -> None:
    monkeypatch.chdir(project)
    Path("half.json").write_text('{"a":')
    Path("list.json").write_text("[1]")
    Path("nan.json").write_text('{"a": Infinity}')
    with pytest.raises(ContextError) as caught:
        find_project(project, context=[word])
    assert str(caught.value) == said


def test_files_among_what_is_given_are_those_that_exist_or_can_be_nothing_else(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    Path("a=b.json").write_text("{}")
    words = ["cdktf.json", "web=1", "a=b.json", "missing.json"]
    assert files_of(words) == [f"{project}/{name}" for name in ("cdktf.json", "a=b.json", "missing.json")]


@pytest.mark.parametrize("engine", ["native", "cdktf"])
def test_the_program_is_handed_it_on_both_engines(
    project: Path, monkeypatch: pytest.MonkeyPatch, engine: Any
) -> None:
    if engine == "cdktf":
        need("node")
    # The caller's own context goes over the file's, key by key of the outermost; the option over both.
    monkeypatch.setenv("CDKTF_CONTEXT_JSON", '{"stage": "from the environment", "more": 1}')
    said: list[str] = []
    words = ['web={"disk": {"size": 9}, "ports": [22]}', 'stage="production"']
    with synthesize(find_project(project, context=words), engine=engine, show=said.append) as synthesis:
        (stack,) = synthesis.stacks
        outputs = {name: output["value"] for name, output in stack.document["output"].items()}
    web = {"size": 1, "ports": [22], "disk": {"size": 9, "kind": "gp3"}}
    assert outputs == {"web": web, "stage": "production", "more": 1}


def test_a_wrong_setting_of_a_section_that_it_changed_is_told_so(project: Path) -> None:
    (project / "main.py").write_text(SETTINGS)
    (project / "cdktf.json").write_text('{"app": "python main.py", "context": {"web": {"size": 1}}}')
    said: list[str] = []
    with (
        pytest.raises(ProgramFailed) as caught,
        synthesize(find_project(project, context=['web={"size": "big"}']), show=said.append),
    ):
        pass
    place = "cdktf.json with --context: context.web.size"
    assert str(caught.value) == f'`python main.py` failed: {place}: wanted an integer, got "big"'
