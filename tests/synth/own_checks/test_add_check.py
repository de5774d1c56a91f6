"""`snowform.add_check`: what a program's own check is given, and what becomes of what it says."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cdktf import App, TerraformOutput, TerraformStack, Testing
from constructs import Construct, RootConstruct

from snowform import CheckedStack, add_check, report, suppress
from snowform.aws import AwsProvider, Vpc
from snowform.synth.own_checks.program import OwnCheckError
from snowform.synth.own_checks.stack import OwnFinding

Build = Callable[[App], object]


@pytest.fixture(autouse=True)
def somebody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(report.VARIABLE, report.IN_MEMORY)
    report.take()


def reported(tmp_path: Path, build: Build) -> dict[str, Any]:
    """What is reported of own checks, by the paths of stacks."""
    app = App(outdir=str(tmp_path / "out"))
    build(app)
    app.synth()
    found: dict[str, Any] = report.take().get("own_checks", {})
    return found


def web(app: App, name: str = "web") -> Any:
    stack = TerraformStack(app, name)
    AwsProvider(stack, "aws", region="eu-central-1")
    Vpc(stack, "main", cidr_block="10.0.0.0/16")
    Vpc(Construct(stack, "part"), "own", cidr_block="10.1.0.0/16", tags={"Owner": "me"})
    return stack


def said(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["message"] for entry in entries]


def demand_owner(stack: CheckedStack) -> Iterator[OwnFinding]:
    for vpc in stack.resources("aws_vpc"):
        if "Owner" not in (vpc.body.get("tags") or {}):
            yield vpc.error("has no owner", "tags", hint="say who pays for it")


def test_a_finding_names_its_rule_and_where_it_is(tmp_path: Path) -> None:
    def build(app: App) -> None:
        web(app)
        add_check(app, "acme/owner", demand_owner)

    assert reported(tmp_path, build) == {
        "web": [
            {
                "path": ["resource", "aws_vpc", "main", "tags"],
                "message": "has no owner",
                "hint": "say who pays for it",
                "severity": "error",
                "rule": "acme/owner",
            }
        ]
    }


def test_it_sees_the_document_as_it_is_written(tmp_path: Path) -> None:
    seen: list[Any] = []

    def build(app: App) -> None:
        stack = web(app)
        # A stack that is made later is checked as well.
        add_check(app, "acme/look", lambda stack: seen.append((stack.name, stack.document)))
        stack.node.children[1].add_override("tags.Late", "1")
        TerraformOutput(TerraformStack(app, "later"), "o", value="x")

    assert reported(tmp_path, build) == {}
    (name, document), (other, later) = seen
    assert (name, other) == ("web", "later")
    assert document["resource"]["aws_vpc"]["main"] == {"cidr_block": "10.0.0.0/16", "tags": {"Late": "1"}}
    assert later["output"] == {"o": {"value": "x"}}


def test_elements_come_by_kind_and_type_with_their_constructs(tmp_path: Path) -> None:
    seen: list[Any] = []

    def look(stack: CheckedStack) -> None:
        for element in [
            *stack.resources(),
            *stack.elements("provider"),
            *stack.elements("resource", "aws_eip"),
        ]:
            construct = element.construct
            seen.append((element.kind, element.type, element.construct_path, type(construct).__name__))

    def build(app: App) -> None:
        web(app)
        add_check(app, "acme/look", look)

    reported(tmp_path, build)
    assert seen == [
        ("resource", "aws_vpc", "web/main", "Vpc"),
        ("resource", "aws_vpc", "web/part/own", "Vpc"),
        ("provider", "provider", "", "NoneType"),
    ]


def test_a_scope_is_a_stack_or_what_is_below_a_construct(tmp_path: Path) -> None:
    def each(stack: CheckedStack) -> Iterator[OwnFinding]:
        for element in stack.resources():
            yield element.warning(element.construct_path)

    def build(app: App) -> None:
        stack = web(app)
        web(app, "other")
        add_check(stack, "acme/each", each)
        add_check(stack.node.find_child("part"), "acme/each", each)

    found = reported(tmp_path, build)
    assert found.keys() == {"web"}
    assert said(found["web"]) == ["web/main", "web/part/own", "web/part/own"]
    assert {entry["severity"] for entry in found["web"]} == {"warning"}


def test_what_a_check_does_to_the_document_is_of_no_consequence_to_others(tmp_path: Path) -> None:
    seen: list[int] = []

    def spoil(stack: CheckedStack) -> None:
        seen.append(len(list(stack.resources())))
        stack.document["resource"].clear()  # type: ignore[index]

    def build(app: App) -> None:
        web(app)
        add_check(app, "acme/one", spoil)
        add_check(app, "acme/two", spoil)

    reported(tmp_path, build)
    assert seen == [2, 2]


def test_a_check_that_fails_is_an_error_at_its_line_and_what_it_found_stays(tmp_path: Path) -> None:
    def fails(stack: CheckedStack) -> Iterator[OwnFinding]:
        yield stack.warning("before")
        yield stack.error(stack.document["nothing"])

    def build(app: App) -> None:
        web(app)
        add_check(app, "acme/fails", fails)
        add_check(app, "acme/owner", demand_owner)

    first, failure, owner = reported(tmp_path, build)["web"]
    assert (first["message"], owner["rule"]) == ("before", "acme/owner")
    assert failure["message"] == "the check \"acme/fails\" fails: KeyError: 'nothing'"
    assert failure["severity"] == "error"
    file, _, line = failure["source"].rpartition(":")
    assert file.endswith("test_add_check.py")
    assert int(line) == inspect.getsourcelines(fails)[1] + 2


@pytest.mark.parametrize(
    ("result", "what"),
    [
        (5, "the number 5"),
        ("text", 'the string "text"'),
        (["text"], 'the string "text"'),
        ([None], "None"),
        ([OwnFinding("error", 5, (), "")], "one whose message or path is no text"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_finding_is_an_error(tmp_path: Path, result: Any, what: str) -> None:
    def build(app: App) -> None:
        web(app)
        add_check(app, "acme/odd", lambda _: result)

    (found,) = reported(tmp_path, build)["web"]
    assert found["message"] == f'the check "acme/odd" gives {what} instead of a finding'
    assert "stack.error" in found["hint"]


def test_nothing_is_found_by_none_and_by_an_empty_list(tmp_path: Path) -> None:
    def build(app: App) -> None:
        web(app)
        add_check(app, "acme/none", lambda _: None)
        add_check(app, "acme/empty", lambda _: [])

    assert reported(tmp_path, build) == {}


def test_where_nobody_reads_it_no_check_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(report.VARIABLE)
    seen: list[Any] = []

    def build(app: App) -> None:
        web(app)
        add_check(app, "acme/look", seen.append)  # type: ignore[arg-type]

    reported(tmp_path, build)
    assert seen == []


@pytest.mark.parametrize(
    ("name", "check", "said"),
    [
        ("tags", demand_owner, "'tags' cannot be the id of a check"),
        ("provider-rule", demand_owner, "'provider-rule' cannot be the id of a check"),
        ("Acme/Tags", demand_owner, "'Acme/Tags' cannot be the id of a check"),
        (7, demand_owner, "7 cannot be the id of a check"),
        ("acme/tags", "demand_owner", 'the check "acme/tags" is no function'),
    ],
)
def test_a_wrong_id_or_function_is_an_error_at_the_line(
    tmp_path: Path, name: Any, check: Any, said: str
) -> None:
    app = App(outdir=str(tmp_path))
    with pytest.raises(OwnCheckError, match=said) as caught:
        add_check(app, name, check)
    assert "test_add_check.py:" in caught.value.where


def test_an_id_belongs_to_one_function(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    add_check(app, "acme/owner", demand_owner)
    add_check(TerraformStack(app, "web"), "acme/owner", demand_owner)
    with pytest.raises(
        OwnCheckError, match=r'"acme/owner" is the id of another check, added at .*:\d'
    ) as caught:
        add_check(app, "acme/owner", lambda _: None)
    assert caught.value.hint == "give it one of its own"


def test_a_scope_is_a_construct_of_an_app(tmp_path: Path) -> None:
    with pytest.raises(OwnCheckError, match="a str is no construct"):
        add_check("app", "acme/owner", demand_owner)
    with pytest.raises(OwnCheckError, match="a RootConstruct is in no app"):
        add_check(RootConstruct(""), "acme/owner", demand_owner)
    with pytest.raises(ValueError, match='"resources" is not one of resource, data'):
        list(CheckedStack("web", {}).elements("resources"))
    assert not list(tmp_path.iterdir())


def test_a_check_can_be_tested_by_itself() -> None:
    stack = web(Testing.app())
    (found,) = demand_owner(CheckedStack("web", json.loads(Testing.synth(stack))))
    assert found.path == ("resource", "aws_vpc", "main", "tags")


def test_it_can_be_suppressed_before_it_is_added(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    suppress(web(app), "acme/owner", reason="shared by all")
    ((entry),) = report.take()["suppressions"].values()
    assert (entry["rule"], entry["construct"]) == ("acme/owner", "web")
