"""Which texts have a form, as `terraform validate` was seen to say with version 5.100 of the AWS provider."""

from __future__ import annotations

import pytest

from snowform.schema.forms import FORMS, network

ROLE = "arn:aws:iam::123456789012:role/x"

TAKEN = {
    "bool": ["true", "False", "1", "t"],
    "int": ["0", "-7", "+60"],
    "number": ["1.5", "-7", "1e3", ".5"],
    "account_id": ["", "123456789012"],
    "arn": [
        *("", ROLE, "arn:aws:iam::123456789012:role", "arn:aws:iam::aws:policy/x", "arn:aws::eu-west-1::x"),
        *("arn:aws-us-gov:iam::123456789012:role/x", "arn:aws:::::", "arn:aws:s3:::*"),
    ],
    "arn_any": [ROLE, "arn:foo:iam::1:x", "arn:aws:iam::123456789012:", "arn::iam::*:x"],
    "base64": ["", "c25vdw==", "c25v\ndw=="],
    "cidr": ["10.0.0.1/16", "::1/64"],
    "cidr_network": ["10.0.0.0/8", "::/0"],
    "duration": ["", "1h30m", "0", "-1.5s", "300ms"],
    "iam_policy": ["{}", " {}", "\n{}", '{"a": [{"b": 1}, {"b": 2}]}'],
    "ip": ["10.0.0.1", "::1"],
    "ipv4": ["10.0.0.1", "::ffff:1.2.3.4"],
    "ipv4_cidr": ["10.0.0.0/8", "10.0.0.0/016", "0.0.0.0/0"],
    "ipv6": ["2001:db8::1"],
    "ipv6_cidr": ["::/0", "2001:DB8::/56"],
    "json": [
        "",
        "{}",
        "[]",
        '"x"',
        "null",
        "1",
        '{"a":1,"a":2}',
        "\ufeff{}",
        "[" * 100_000 + "]" * 100_000,
        "1" * 5000,
    ],
    "region": ["", "eu-central-1", "us-gov-east-1"],
    "rfc3339": ["2030-01-31T00:00:00Z", "2030-01-31T00:00:00+01:00", "2032-02-29T00:00:00.5Z"],
    "url": ["", "https://example.org/"],
    "uuid": ["", "123e4567-e89b-12d3-a456-426614174000"],
}
REFUSED = {
    "bool": ["", "yes", "tRUE"],
    "int": ["", "1.5", "a", "1_000", " 1"],
    "number": ["", "a", ".", "1_000"],
    "account_id": ["12345678901", "1234567890123", "abc"],
    "arn": [
        *("arn:aws:iam::1234:role/x", "arn:awsx:iam::123456789012:role/x", "arn:aws:iam:us-east:1:x"),
        *("arn:aws:iam::123456789012:", "arn:aws:iam::*:role/x", "ARN:aws:iam::123456789012:x", f" {ROLE}"),
        *("arn::iam::123456789012:x", "arn:aws:iam:eu-west-1a:123456789012:x", "my-role"),
    ],
    "arn_any": ["", "ARN:aws:iam::123456789012:role/x", f" {ROLE}", "arn:aws:iam"],
    "base64": ["snow!", "c25vdw="],
    "cidr": ["", "10.0.0.0/33", "10.0.0/16", "010.0.0.0/16", "10.0.0.0"],
    "cidr_network": ["10.0.0.1/16", "::1/64"],
    "duration": ["1 hour", "5", "h"],
    "iam_policy": ["", "[]", '"x"', "{", "null", "{} x", '{"a": NaN}', '{"a": {"b": 1, "b": 2}}'],
    "ip": ["", "10.0.0.256", "x"],
    "ipv4": ["", "::1", "1.2.3", "01.2.3.4", "1.2.3.4 "],
    "ipv4_cidr": ["10.0.0.1/16", "::/0", ""],
    "ipv6": ["", "10.0.0.1"],
    "ipv6_cidr": ["2001:db8::1/56", "10.0.0.0/8", "2001:db8::/129", ""],
    "json": ["{", "{} x", '{"a": NaN}', '{"a":"\t"}', "{'a': 1}"],
    "region": ["us", "Frankfurt", "eu-central"],
    "rfc3339": [
        *("", "2030-01-31", "2030-02-31T00:00:00Z", "2030-01-31 00:00:00Z", "2030-01-31T24:00:00Z"),
        *("2030-01-31t00:00:00z", "2030-1-31T00:00:00Z", "2030-01-31T00:00:00", "2031-02-29T00:00:00Z"),
    ],
    "url": ["example.org"],
    "uuid": ["123e4567"],
}


def test_each_form_is_tried_both_ways() -> None:
    assert set(TAKEN) == set(REFUSED) == set(FORMS)


@pytest.mark.parametrize("name", TAKEN)
def test_what_the_provider_takes_has_the_form(name: str) -> None:
    assert [text for text in TAKEN[name] if not FORMS[name].has(text)] == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_provider_refuses_has_it_not(name: str) -> None:
    assert [text for text in REFUSED[name] if FORMS[name].has(text)] == []


@pytest.mark.parametrize("name", FORMS)
def test_the_example_of_a_form_has_it(name: str) -> None:
    assert FORMS[name].has(FORMS[name].example)


@pytest.mark.parametrize(
    ("text", "found"),
    [("10.0.0.1/16", "10.0.0.0/16"), ("2001:db8::1/56", "2001:db8::/56"), ("10.0.0/16", ""), ("x", "")],
)
def test_the_network_of_an_address(text: str, found: str) -> None:
    assert network(text) == found
