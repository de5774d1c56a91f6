"""What a plan does is marked where it does it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.plan_documents import entry, plan
from snowform.graph.build import build
from snowform.graph.errors import GraphError
from snowform.graph.model import Graph, Node
from snowform.graph.planned import Planned, planned, read_planned
from tests.graph.documents import large, small

HOST = "aws_instance.web_1"
REPLACE = ["delete", "create"]
CASES = [
    pytest.param(["create"], {"create": 1}, ("+", "create"), id="created"),
    pytest.param(["update"], {"update": 1}, ("~", "update"), id="changed"),
    pytest.param(REPLACE, {"replace": 1}, ("±", "replace"), id="replaced"),
    pytest.param(["create", "delete"], {"replace": 1}, ("±", "replace"), id="replaced, new one first"),
    pytest.param(["delete"], {"delete": 1}, ("−", "delete"), id="destroyed"),
    pytest.param(["forget"], {"forget": 1}, ("×", "forget"), id="forgotten"),
]


def plan_document(actions: dict[str, list[str]], **values: Any) -> dict[str, Any]:
    changes = []
    for address, those in actions.items():
        modules = address.split(".")[:-2]
        more = {"module_address": ".".join(modules)} if modules else {}
        changes.append(entry(address, *those, before=values or {"id": address}, after=values or {}, **more))
    return plan(changes)


def plan_of(actions: dict[str, list[str]], **values: Any) -> Planned:
    return planned(plan_document(actions, **values))


def node(graph: Graph, address: str) -> Node:
    (found,) = (node for node in graph.nodes if address in node.addresses and node.form == "card")
    return found


@pytest.mark.parametrize(("actions", "changes", "sign"), CASES)
def test_what_happens_to_a_box_is_its_sign(
    actions: list[str], changes: dict[str, int], sign: tuple[str, str]
) -> None:
    host = node(build(small(), "stack", plan_of({HOST: actions})), HOST)
    assert (host.changes, host.signs) == (changes, (sign,))


def test_what_stays_as_it_is_has_no_sign() -> None:
    host = node(build(small(), "stack", plan_of({HOST: ["no-op"]})), HOST)
    assert (host.changes, host.signs) == ({}, ())


def test_what_something_happens_to_is_apart_from_what_stays() -> None:
    actions = {f"aws_instance.web_{number}": ["create"] for number in (1, 4)}
    actions |= {"aws_instance.web_7": ["delete"]}
    graph = build(large(), "stack", plan_of(actions))
    web = [node for node in graph.nodes if node.type == "aws_instance" and node.parent == "aws_subnet.web_a"]
    assert {(node.title, node.signs) for node in web} == {
        ("web × 2", (("+2", "create"),)),
        ("web-7", (("−", "delete"),)),
        ("web × 5", ()),
    }


def test_of_those_that_are_repeated_it_is_said_what_happens_to_how_many() -> None:
    document = small()
    document["resource"]["aws_instance"]["web_1"]["count"] = 4
    actions = {f"{HOST}[{number}]": ["no-op"] for number in range(2)}
    actions |= {f"{HOST}[2]": ["create"], f"{HOST}[3]": ["create"], f"{HOST}[4]": ["delete"]}
    graph = build(document, "stack", plan_of(actions))
    host = node(graph, HOST)
    assert (host.title, host.signs) == ("web-1 × 5", (("+2", "create"), ("−1", "delete")))
    assert graph.subtitle == "eu-central-1 · 10 resources · 2 created · 1 destroyed"


@pytest.mark.parametrize(
    ("actions", "own", "changes", "lines"),
    [
        (["create"], ["no-op"], {"update": 1}, ["ingress rule created"]),
        (["delete"], ["no-op"], {"update": 1}, ["ingress rule destroyed"]),
        (["update"], ["update"], {"update": 1}, ["ingress rule changed"]),
        (["create"], ["create"], {"create": 1}, []),
        (["delete"], ["create"], {"create": 1}, []),
        (["no-op"], ["no-op"], {}, []),
    ],
)
def test_what_happens_only_to_what_belongs_to_a_box_changes_it(
    actions: list[str], own: list[str], changes: dict[str, int], lines: list[str]
) -> None:
    """A machine whose rule is destroyed is not."""
    (rule, *_) = (name for name in build(small(), "stack").addresses() if "ingress_rule" in name)
    host = node(build(small(), "stack", plan_of({rule: actions, HOST: own})), HOST)
    assert host.changes == changes
    assert [line.text for line in host.lines if line.term == "plan"] == lines


def test_the_plan_knows_how_many_there_are() -> None:
    document = small()
    document["resource"]["aws_instance"]["web_1"]["count"] = "${var.n}"
    assert node(build(document, "stack"), HOST).title == "web-1 × n"
    actions = {f"{HOST}[{number}]": ["create"] for number in range(3)}
    assert node(build(document, "stack", plan_of(actions)), HOST).title == "web-1 × 3"


def test_what_is_destroyed_stands_where_its_values_say() -> None:
    document = plan_document({})
    document["resource_changes"] = [
        entry("aws_subnet.web_a", "no-op", before={"id": "subnet-1"}, after={"id": "subnet-1"}),
        entry("aws_instance.old", "delete", before={"subnet_id": "subnet-1", "tags": {"Name": "old"}}),
    ]
    old = node(build(small(), "stack", planned(document)), "aws_instance.old")
    assert (old.name, old.parent, old.changes) == ("old", "aws_subnet.web_a", {"delete": 1})


def test_a_sensitive_value_is_not_shown() -> None:
    document = plan_document({})
    change = entry("aws_instance.old", "delete", before={"tags": {"Name": "hidden"}})
    change["change"]["before_sensitive"] = {"tags": {"Name": True}}
    document["resource_changes"] = [change]
    assert "hidden" not in json.dumps(build(small(), "stack", planned(document)).as_json())


def test_the_report_of_a_plan_does_as_well() -> None:
    changes = [
        {"address": HOST, "type": "aws_instance", "group": "destroy"},
        {"address": "module.a.aws_eip.b[0]", "type": "aws_eip", "group": "create"},
    ]
    graph = build(small(), "stack", planned({"format": 1, "stack": "web", "changes": changes}))
    assert node(graph, HOST).changes == {"delete": 1}
    assert node(graph, "module.a.aws_eip.b").parent == "module.a"


@pytest.mark.parametrize(
    "actions",
    [
        {HOST: ["no-op"], "aws_instance.new": ["create"]},
        {f"{HOST}[0]": ["update"]},
        {"module.logs.module.key.aws_kms_key.this[0]": ["create"]},
        {"aws_instance.gone": ["delete"], "module.gone.aws_eip.b": ["forget"]},
        {},
    ],
)
def test_a_plan_is_of_the_stack_whose_addresses_it_has(actions: dict[str, list[str]]) -> None:
    document = small()
    document["module"] = {"logs": {"source": "./logs"}}
    plan_of(actions).refuse_another(document, "web")


@pytest.mark.parametrize("change", ["no-op", "create", "update"])
@pytest.mark.parametrize("address", ["aws_instance.other", "module.other.aws_instance.web_1"])
def test_a_plan_of_which_the_stack_has_nothing_is_another_ones(address: str, change: str) -> None:
    other = plan_of({address: [change], "aws_vpc.gone": ["delete"]})
    with pytest.raises(GraphError) as caught:
        other.refuse_another(small(), "web")
    assert str(caught.value).startswith('plan: is not a plan of the stack "web", which has no ')
    reported = {"format": 1, "stack": "x", "changes": [{"address": address, "group": "create"}]}
    with pytest.raises(GraphError):
        planned(reported).refuse_another(small(), "web")
    # A stack that has become empty has no address that could tell.
    other.refuse_another({}, "web")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "is a plan as tofu keeps it, not as JSON"),
        (b"{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "is not a plan"),
        (b"{}", "is not a plan"),
        (b'{"format": 1, "stack": "a", "changes": [1]}', "is not a report of a plan"),
    ],
)
def test_what_is_no_plan_is_refused_with_what_would_be_one(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "plan"
    file.write_bytes(content)
    with pytest.raises(GraphError) as caught:
        read_planned(str(file))
    assert str(caught.value).startswith(f"{file}: {said}; give what `tofu show -json PLANFILE`")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="none: cannot be read: No such file"):
        read_planned(str(tmp_path / "none"))
