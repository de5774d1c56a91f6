"""A successor that is made first finds its name taken, where the name is fixed and only one can have it."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.unique_names import REPLACED_FOR_A_NAME, UNIQUE_NAMES
from snowform.schema import catalogue
from snowform.synth.checks.check import check
from tests.synth.lints.documents import find, paths

Body = dict[str, Any]
FIRST = {"lifecycle": {"create_before_destroy": True}}
KEY = {"aws_key_pair": {"it": {"key_name": "admin", "public_key": "ssh-ed25519 AAAA", **FIRST}}}


def fixed(resource: Body, **sections: Any) -> list[str]:
    return paths("fixed_names", {"resource": resource, **sections})


def named(name: Any, **more: Any) -> Body:
    return {"aws_key_pair": {"it": {"key_name": name, **FIRST, **more}}}


def test_a_key_whose_successor_would_have_its_name_is_warned_of() -> None:
    said = [str(finding) for finding in check({"resource": KEY})]
    assert said == [
        "resource.aws_key_pair.it.key_name: its successor is made before it is destroyed, and would have its "
        'name; give "key_name_prefix" instead, or leave "create_before_destroy" out [fixed-name]'
    ]
    (finding,) = check({"resource": KEY})
    assert finding.severity == "warning"


@pytest.mark.parametrize("kind", UNIQUE_NAMES)
def test_every_type_of_the_table_has_such_a_name(kind: str) -> None:
    argument = UNIQUE_NAMES[kind]
    block = catalogue.named("aws").resource(kind)
    assert block is not None
    assert block.attributes[argument].settable
    body = {argument: "fixed", "lifecycle": {"create_before_destroy": True, "replace_triggered_by": ["x.y"]}}
    assert fixed({kind: {"it": body}}) == [f"resource.{kind}.it.{argument}"]
    assert fixed({kind: {"it": {argument: "fixed"}}}) == []
    assert fixed({kind: {"it": {f"{argument}_prefix": "fixed-", **FIRST}}}) == []


@pytest.mark.parametrize("kind", sorted(REPLACED_FOR_A_NAME))
def test_what_is_replaced_for_a_new_name_only_is_left(kind: str) -> None:
    assert fixed({kind: {"it": {UNIQUE_NAMES[kind]: "fixed", **FIRST}}}) == []


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        pytest.param("admin", {}, id="a text"),
        pytest.param("${var.name}", {}, id="a variable"),
        pytest.param("${local.name}-key", {"locals": {"name": "admin"}}, id="a local"),
        pytest.param("key-${each.key}", {}, id="each.key"),
        pytest.param("${data.aws_region.here.name}-key", {}, id="of a data source"),
    ],
)
def test_a_name_is_fixed(name: str, sections: Body) -> None:
    assert len(fixed(named(name), **sections)) == 1


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        pytest.param(None, {}, id="none given"),
        pytest.param("key-${random_id.it.hex}", {}, id="of another resource"),
        pytest.param("key-${md5(var.key)}", {}, id="of a function"),
        pytest.param("${local.name}", {"locals": {"name": "${random_id.it.hex}"}}, id="a local of such"),
    ],
)
def test_a_name_may_change_with_the_resource(name: object, sections: Body) -> None:
    assert fixed(named(name), **sections) == []


@pytest.mark.parametrize("lifecycle", [{}, {"create_before_destroy": False}, {"create_before_destroy": None}])
def test_what_is_destroyed_first_may_have_any_name(lifecycle: Body) -> None:
    assert fixed({"aws_key_pair": {"it": {"key_name": "admin", "lifecycle": lifecycle}}}) == []


@pytest.mark.parametrize("lifecycle", [{"create_before_destroy": "true"}, [{"create_before_destroy": True}]])
def test_the_order_may_be_written_otherwise(lifecycle: Any) -> None:
    document = {"resource": {"aws_key_pair": {"it": {"key_name": "admin", "lifecycle": lifecycle}}}}
    assert any(finding.rule == "fixed-name" for finding in check(document))


def test_what_such_a_resource_refers_to_is_replaced_in_the_same_order() -> None:
    key = {"it": {"key_name": "admin"}}
    (finding,) = find(
        "fixed_names",
        {
            "resource": {
                "aws_key_pair": key,
                "aws_instance": {"web": {"key_name": "${local.key}", **FIRST}},
            },
            "locals": {"key": "${aws_key_pair.it.key_name}"},
        },
    )
    assert finding.path == ("resource", "aws_key_pair", "it", "key_name")
    assert "as aws_instance.web asks for it of all that it refers to" in finding.message
    apart = {"aws_key_pair": key, "aws_instance": {"web": FIRST}}
    assert fixed(apart) == []
    waiting = {"aws_key_pair": key, "aws_instance": {"web": {"depends_on": ["aws_key_pair.it"], **FIRST}}}
    assert len(fixed(waiting)) == 1
    # Not the other way round: what refers to such a resource keeps its own order.
    referring = {"aws_key_pair": {"it": {"key_name": "${aws_instance.web.id}"}, "b": {"key_name": "b"}}}
    assert fixed({**referring, "aws_instance": {"web": FIRST}}) == []
