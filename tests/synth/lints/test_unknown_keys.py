"""`for_each` whose keys only an apply makes is warned of; unknown values under known keys are right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import find, paths

BODY = {"cidr_block": "10.0.0.0/16"}


def document(for_each: Any, **sections: Any) -> dict[str, Any]:
    return {
        "resource": {
            "aws_vpc": {"a": BODY, "b": BODY},
            "aws_route_table": {"it": {"vpc_id": "${each.value}", "for_each": for_each}},
        },
        "data": {"aws_vpcs": {"all": {}}},
        **sections,
    }


@pytest.mark.parametrize(
    "for_each",
    [
        "${toset([aws_vpc.a.id, aws_vpc.b.id])}",
        '${toset(["x", aws_vpc.b.arn])}',
        '${toset(["x-${aws_vpc.b.id}"])}',
        "${toset(concat([aws_vpc.a.id], [aws_vpc.b.id]))}",
        "${toset(aws_vpc.a[*].id)}",
        "${toset([for key, val in [aws_vpc.a.id]: val])}",
        "${{ for key, val in toset([aws_vpc.a.id]): val => val }}",
        "${zipmap([aws_vpc.a.id], [1])}",
        '${{ (aws_vpc.a.id) = "x" }}',
        {"${aws_vpc.a.id}": "x"},
        "${toset(local.ids)}",
    ],
)
def test_keys_that_an_apply_makes_are_warned_of(for_each: Any) -> None:
    made = document(for_each, locals={"ids": ["${aws_vpc.a.id}"]})
    assert paths("unknown_keys", made) == ["resource.aws_route_table.it.for_each"]


@pytest.mark.parametrize(
    "for_each",
    [
        '${toset(["a", "b"])}',
        "${toset([aws_vpc.a.cidr_block])}",
        "${toset(data.aws_vpcs.all.ids)}",
        "${toset(var.names)}",
        "${toset(local.names)}",
        '${{ "a" = aws_vpc.a.id }}',
        "${{ a = aws_vpc.a.id }}",
        {"a": "${aws_vpc.a.id}"},
        "${aws_route_table.other}",
        "${{ for key, val in [aws_vpc.a]: val.cidr_block => val.id }}",
        '${zipmap(["a"], [aws_vpc.a.id])}',
        "${aws_acm_certificate.it.domain_validation_options}",
        "${{ for key, val in aws_acm_certificate.it.domain_validation_options: val.domain_name => val }}",
        "${toset([random_pet.a.id])}",
        "${",
        3,
    ],
)
def test_keys_that_a_plan_knows_are_not(for_each: Any) -> None:
    assert find("unknown_keys", document(for_each, locals={"names": ["a", "${var.name}"]})) == []


def counted(count: Any, **sections: Any) -> dict[str, Any]:
    made = document({}, **sections)
    made["resource"]["aws_route_table"]["it"] = {"vpc_id": "vpc-1", "count": count}
    return made


@pytest.mark.parametrize(
    "count",
    [
        "${aws_vpc.a.id}",
        "${length(aws_vpc.a.id)}",
        "${tonumber(aws_vpc.a.id) + 1}",
        '${aws_vpc.a.id != "" ? 1 : 0}',
        '${aws_vpc.a.id == "vpc-1" ? 1 : 0}',
        "${(var.size > aws_vpc.a.id) ? 1 : 0}",
        "${length(toset([aws_vpc.a.id, aws_vpc.b.id]))}",
        "${length(distinct([aws_vpc.a.id]))}",
        "${length(compact([aws_vpc.a.id, var.size]))}",
        '${length([for key in ["x"]: key if aws_vpc.a.id == key])}',
        "${max(1, aws_vpc.a.id)}",
        "${local.count}",
        "${length(local.ids)}",
    ],
)
def test_a_number_that_an_apply_makes_is_warned_of(count: Any) -> None:
    given = {"count": "${length(aws_vpc.a.id)}", "ids": "${toset([aws_vpc.a.id, aws_vpc.b.id])}"}
    made = counted(count, locals=given, variable={"size": {}})
    assert paths("unknown_keys", made) == ["resource.aws_route_table.it.count"]


@pytest.mark.parametrize(
    "count",
    [
        2,
        "${var.size}",
        "${length(var.sizes)}",
        "${length([aws_vpc.a.id, aws_vpc.b.id])}",
        "${length(concat([aws_vpc.a.id], [aws_vpc.b.id]))}",
        "${length(aws_vpc.a[*].id)}",
        "${length(aws_vpc.a)}",
        "${length([for key in [aws_vpc.a.id]: key])}",
        "${length(data.aws_vpcs.all.ids)}",
        "${length(aws_vpc.a.cidr_block)}",
        "${var.size > 1 ? 1 : 0}",
        "${aws_vpc.a.id == null ? 0 : 1}",
        "${var.on && aws_vpc.a.id != null ? 1 : 0}",
        "${length(local.ids)}",
        "${length({a = aws_vpc.a.id})}",
        "${length(toset([aws_vpc.a.id]))}",
        "${length(sort([aws_vpc.a.id, aws_vpc.b.id]))}",
    ],
)
def test_a_number_that_a_plan_knows_is_not(count: Any) -> None:
    made = counted(count, locals={"ids": ["${aws_vpc.a.id}"]})
    assert find("unknown_keys", made) == []


def test_locals_are_followed_where_json_has_several_blocks_of_them() -> None:
    made = document("${toset(local.ids)}", locals=[{"names": ["a"]}, {"ids": ["${aws_vpc.a.id}"]}])
    assert paths("unknown_keys", made) == ["resource.aws_route_table.it.for_each"]


def test_locals_that_name_each_other_end() -> None:
    made = document("${toset(local.a)}", locals={"a": "${local.b}", "b": "${local.a}"})
    assert find("unknown_keys", made) == []


def test_modules_and_data_sources_are_looked_at_too() -> None:
    each = {"for_each": "${toset([aws_vpc.a.id])}"}
    made = document({}, module={"m": each})
    made["data"]["aws_vpc"] = {"d": each}
    assert paths("unknown_keys", made) == ["data.aws_vpc.d.for_each", "module.m.for_each"]
