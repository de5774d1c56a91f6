"""External validators: JSON Schema for syntax and settings, and where tofu's lines lie in the JSON."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snowform.synth.checks.external_validators import check_settings, check_syntax, path_at
from snowform.synth.normalise import dump


def test_a_configuration_with_one_block_of_each_kind_is_valid() -> None:
    document = {
        "terraform": {"backend": {"s3": {}}, "required_providers": {"aws": {"source": "hashicorp/aws"}}},
        "provider": {"aws": [{"region": "x"}, {"region": "y", "alias": "y"}]},
        "variable": {
            "size": {"type": "number", "validation": {"condition": "${true}", "error_message": "m"}}
        },
        "locals": {"anything": 1},
        "data": {"aws_ami": {"nixos": {}}},
        "resource": {"aws_vpc": {"main": {"lifecycle": {"ignore_changes": ["tags"]}, "count": "${1}"}}},
        "module": {"m": {"source": "./m"}},
        "output": {"id": {"value": None}},
        "moved": [{"from": "a.b", "to": "a.c"}],
        "import": [{"to": "a.b", "id": "i"}],
        "removed": [{"from": "a.b"}],
        "check": {"up": {"assert": {"condition": "${true}", "error_message": "m"}}},
    }
    assert list(check_syntax(document)) == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            {"resource": {"aws_vpc": {"main": {"lifecycle": {"prevent_destroy": "yes"}}}}},
            "resource.aws_vpc.main.lifecycle.prevent_destroy: "
            "'yes' is not one of [True, False, 'true', 'false']",
            id="lifecycle",
        ),
        pytest.param(
            {"output": {"id": {}}}, "output.id: 'value' is a required property", id="output without value"
        ),
        pytest.param(
            {"variable": {"1st": {}}}, "variable: '1st' does not match '^[^\\\\W\\\\d][\\\\w-]*$'", id="name"
        ),
    ],
)
def test_what_is_no_terraform_is_named(document: dict[str, Any], expected: str) -> None:
    assert [str(finding) for finding in check_syntax(document)] == [expected]


def test_settings_are_held_against_their_schema() -> None:
    schema = {"properties": {"region": {"type": "string"}}}
    findings = check_settings({"net": {"region": 1}, "other": {}}, {"net": schema, "absent": schema})
    assert [str(finding) for finding in findings] == ["context.net.region: 1 is not of type 'string'"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(max_size=4), JSON, max_size=3))
def test_each_line_leads_to_what_stands_on_it(document: dict[str, Any]) -> None:
    text = dump(document)
    for number, line in enumerate(text.split("\n"), start=1):
        value: Any = document
        for part in path_at(text, number):
            value = value[part]
        written = line.strip().removesuffix(",")
        if written not in {"", "{", "[", "}", "]"} and not written.endswith(("{", "[")):
            assert written.endswith(dump(value).strip())
