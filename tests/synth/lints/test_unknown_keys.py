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
