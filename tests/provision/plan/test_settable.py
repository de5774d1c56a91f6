"""What changed outside is drift where a configuration can set it; what only the provider tells is noted."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.provision.plan.changes import Plan
from snowform.provision.plan.settable import blocks_of, notices, told_apart, undecided
from snowform.provision.report.summary import drift
from tests.provision.conftest import Recorded
from tests.provision.plan.makers import plan, raw

AWS = "registry.opentofu.org/hashicorp/aws"
COMPUTED = {"computed": True}
OPTIONAL = {"optional": True}
EITHER = {"optional": True, "computed": True}


def schemas(**attributes: Any) -> dict[str, Any]:
    """What `providers schema -json` prints of the type aws_x with these attributes and blocks."""
    blocks = {name: value for name, value in attributes.items() if "block" in value}
    plain = {name: value for name, value in attributes.items() if "block" not in value}
    block = {"attributes": plain, "block_types": blocks}
    return {"provider_schemas": {AWS: {"resource_schemas": {"aws_x": {"version": 0, "block": block}}}}}


SCHEMAS = schemas(
    name={"required": True},
    read=COMPUTED,
    rules=EITHER,
    tags=OPTIONAL,
    tags_all=COMPUTED,
    members={
        **COMPUTED,
        "nested_type": {"nesting_mode": "list", "attributes": {"name": OPTIONAL}},
    },
    options={
        **OPTIONAL,
        "nested_type": {"nesting_mode": "single", "attributes": {"on": OPTIONAL, "since": COMPUTED}},
    },
    zones={
        **OPTIONAL,
        "nested_type": {"nesting_mode": "map", "attributes": {"size": EITHER, "used": COMPUTED}},
    },
    disk={
        "nesting_mode": "set",
        "block": {
            "attributes": {"size": OPTIONAL, "volume_id": COMPUTED},
            "block_types": {
                "io": {"nesting_mode": "list", "block": {"attributes": {"now": COMPUTED, "most": OPTIONAL}}}
            },
        },
    },
    timeout={"nesting_mode": "single", "block": {"attributes": {"create": OPTIONAL, "left": COMPUTED}}},
)


def outside(before: dict[str, Any], after: dict[str, Any], *planned: Any, **more: Any) -> Plan:
    drifted = raw("aws_x.y", "update", before=before, after=after, provider_name=AWS)
    found = plan(*planned, resource_drift=[drifted], **more)
    return told_apart(found, blocks_of(SCHEMAS))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"read": 1}, {"read": 2}, id="an attribute"),
        pytest.param({"read": None}, {"read": "2026"}, id="one that there was not"),
        pytest.param({"members": [{"name": "a"}]}, {"members": []}, id="objects"),
        pytest.param(
            {"options": {"on": True, "since": 1}}, {"options": {"on": True, "since": 2}}, id="in an object"
        ),
        pytest.param(
            {"zones": {"a": {"size": 1, "used": 1}}}, {"zones": {"a": {"size": 1, "used": 2}}}, id="in a map"
        ),
        pytest.param(
            {"disk": [{"size": 1, "volume_id": "a"}, {"size": 2, "volume_id": "b"}]},
            {"disk": [{"size": 2, "volume_id": "c"}, {"size": 1, "volume_id": "a"}]},
            id="in blocks",
        ),
        pytest.param(
            {"disk": [{"size": 1, "io": [{"now": 1, "most": 9}]}]},
            {"disk": [{"size": 1, "io": [{"now": 2, "most": 9}]}]},
            id="in blocks of blocks",
        ),
        pytest.param({"timeout": {"left": 1}}, {"timeout": {"left": 2}}, id="in a block that stands once"),
        pytest.param(
            {"tags_all": {"a": "1"}}, {"tags_all": {"a": "2"}}, id="tags that nobody wants otherwise"
        ),
    ],
)
def test_what_no_configuration_can_set_is_noted(before: dict[str, Any], after: dict[str, Any]) -> None:
    found = outside({"name": "n", **before}, {"name": "n", **after})
    assert (found.drift, [change.address for change in found.noted]) == ((), ["aws_x.y"])
    (notice,) = notices(found)
    assert notice.startswith("aws_x.y: ")
    assert notice.endswith(" not as before; no configuration can set that, so it is no drift")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"name": "n"}, {"name": "m"}, id="an argument"),
        pytest.param({"rules": []}, {"rules": [{"port": 22}]}, id="one that the provider may fill in"),
        pytest.param({"name": "n", "read": 1}, {"name": "m", "read": 2}, id="an argument among others"),
        pytest.param({"options": {"on": True}}, {"options": {"on": False}}, id="in an object"),
        pytest.param({"zones": {"a": {"size": 1}}}, {"zones": {"a": {"size": 2}}}, id="in a map"),
        pytest.param({"zones": {"a": {"used": 1}}}, {"zones": {}}, id="a key of a map"),
        pytest.param(
            {"disk": [{"size": 1, "volume_id": "a"}]},
            {"disk": [{"size": 1, "volume_id": "a"}, {"size": 1, "volume_id": "b"}]},
            id="a block more",
        ),
        pytest.param(
            {"disk": [{"io": [{"most": 1}]}]}, {"disk": [{"io": [{"most": 2}]}]}, id="in blocks of blocks"
        ),
        pytest.param({"timeout": {"create": "1m"}}, {"timeout": {"create": "2m"}}, id="in a block"),
        pytest.param({"later": 1}, {"later": 2}, id="one that the schema does not know"),
    ],
)
def test_what_a_configuration_can_set_is_drift(before: dict[str, Any], after: dict[str, Any]) -> None:
    found = outside(before, after)
    assert ([change.address for change in found.drift], found.noted) == (["aws_x.y"], ())
    assert list(notices(found)) == []


def test_what_the_plan_sets_back_is_drift_whoever_sets_it() -> None:
    # The provider's block has default tags, which stand in `tags_all` alone.
    wanted, found = {"tags_all": {"a": "1"}}, {"tags_all": {"a": "2"}}
    back = raw("aws_x.y", "update", before=found, after=wanted)
    assert outside(wanted, found, back).drift
    computed = raw("aws_x.y", "update", before=found, after={}, after_unknown={"tags_all": True})
    assert not outside(wanted, found, computed).drift


def test_an_object_that_is_gone_is_drift() -> None:
    gone = raw("aws_x.y", "delete", before={"read": 1}, provider_name=AWS)
    assert told_apart(plan(resource_drift=[gone]), blocks_of(SCHEMAS)).drift


@pytest.mark.parametrize("document", [{}, {"provider_schemas": {}}, {"provider_schemas": {AWS: {}}}])
def test_without_a_schema_all_is_drift(document: dict[str, Any]) -> None:
    drifted = raw("aws_x.y", "update", before={"read": 1}, after={"read": 2}, provider_name=AWS)
    assert told_apart(plan(resource_drift=[drifted]), blocks_of(document)).drift


def test_a_schema_is_asked_for_only_where_the_configuration_does_not_tell() -> None:
    def asked(name: str) -> frozenset[tuple[str, str]]:
        given = {"address": "aws_x.y", "mode": "managed", "expressions": {"name": {"constant_value": "n"}}}
        drifted = raw("aws_x.y[0]", "update", before={name: 1}, after={name: 2}, provider_name=AWS)
        return undecided(
            plan(
                raw("aws_x.y[0]", "no-op"),
                resource_drift=[drifted],
                configuration={"root_module": {"resources": [given]}},
            )
        )

    assert asked("name") == frozenset()
    assert asked("read") == {(AWS, "aws_x")}


def test_the_same_of_several_objects_is_one_notice() -> None:
    drifted = [
        raw(f"aws_x.{name}", "update", before={"read": 1}, after={"read": 2}, provider_name=AWS)
        for name in ("a", "b")
    ]
    found = told_apart(plan(resource_drift=drifted), blocks_of(SCHEMAS))
    (notice,) = notices(found)
    assert (
        notice == "aws_x.a, aws_x.b: read is not as before; no configuration can set that, so it is no drift"
    )


def test_the_plan_for_people_has_it_below_what_is_drift(recorded: Recorded) -> None:
    noted = [raw("aws_x.a", "update", before={"read": 1}, after={"read": 2}, provider_name=AWS)]
    other = [raw("aws_x.b", "update", before={"name": "n"}, after={"name": "m"}, provider_name=AWS)]
    note = "Note: aws_x.a: read is not as before; no configuration can set that, so it is no drift"
    alone, both = (
        told_apart(plan(resource_drift=drifted), blocks_of(SCHEMAS)) for drifted in (noted, noted + other)
    )
    assert drift(alone, recorded.console) == note
    assert drift(both, recorded.console).splitlines() == [
        "Changed outside since the last apply (1)",
        "",
        "  ~   aws_x.b",
        '      name  "n" -> "m"',
        "",
        note,
    ]
