"""What needs a provider's schema: outputs of sensitive attributes, and the data sources of check blocks."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.synth.checks.check import check

PARAMETER = {"name": "x", "type": "String", "value": "x"}
ASSERT = {"condition": '${data.aws_vpc.v.id != ""}', "error_message": "No."}
SENSITIVE = "the value is sensitive, and the output is not"


def said(value: Any, **output: Any) -> list[str]:
    document = {
        "resource": {
            "aws_ssm_parameter": {"one": PARAMETER, "many": {**PARAMETER, "count": 2}},
        },
        "locals": {"hidden": "${aws_ssm_parameter.one.value}", "open": "${aws_ssm_parameter.one.arn}"},
        "output": {"o": {"value": value, **output}},
    }
    return [finding.message for finding in check(document)]


@pytest.mark.parametrize(
    "value",
    [
        "${aws_ssm_parameter.one.value}",
        "${aws_ssm_parameter.many[0].value}",
        "${aws_ssm_parameter.many[*].value}",
        "x ${aws_ssm_parameter.one.value}",
        "${local.hidden}",
        ["${aws_ssm_parameter.one.value}"],
        "${jsonencode({a = aws_ssm_parameter.one.value})}",
    ],
)
def test_what_the_provider_says_is_sensitive_is_so_in_an_output(value: Any) -> None:
    assert said(value) == [SENSITIVE]
    assert said(value, sensitive=True) == []


@pytest.mark.parametrize(
    "value",
    [
        "${aws_ssm_parameter.one.arn}",
        "${aws_ssm_parameter.many[0].arn}",
        "${local.open}",
        "${nonsensitive(aws_ssm_parameter.one.value)}",
    ],
)
def test_what_is_not_sensitive_stays_plain(value: Any) -> None:
    assert said(value) == []


def test_the_data_source_of_a_check_is_held_against_its_schema() -> None:
    def of(**body: Any) -> list[str]:
        document = {"check": {"up": {"data": {"aws_vpc": {"v": body}}, "assert": ASSERT}}}
        return [str(finding).partition(";")[0] for finding in check(document)]

    assert of(cidr_blok="x") == ['check.up.data.aws_vpc.v.cidr_blok: unknown argument "cidr_blok"']
    assert of(cidr_block="10.0.0.0/16", depends_on=["data.aws_vpc.w"]) == [
        "check.up.data.aws_vpc.v.depends_on[0]: data.aws_vpc.w is not declared"
    ]
    assert of(cidr_block="10.0.0.0/16") == []
