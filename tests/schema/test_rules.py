"""One value judged by one rule of a provider: the sentence, and what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.schema.rules import ProviderRules, fault, fault_of_collection
from snowform.schema.store import SchemaDamaged

TENANCY = ["enum", ["default", "dedicated", "host"]]
MANY = ["enum", [f"t{size}.{kind}" for size in range(2, 9) for kind in ("micro", "small")]]
NAME = ["chars", "a-zA-Z0-9\\-", "0-9\\-", "\\-"]
HEAD = '!provider\t{"source":"hashicorp/aws","version":"5.100.0"}\n'


@pytest.mark.parametrize(
    ("rule", "value", "said"),
    [
        (TENANCY, "defualt", ('"defualt" is not one of default, dedicated, host', 'did you mean "default"?')),
        (TENANCY, "HOST", ('"HOST" is not one of default, dedicated, host', 'did you mean "host"?')),
        (TENANCY, 7, ("7 is not one of default, dedicated, host", "")),
        (["enum", ["a b"]], "x", ('"x" is not "a b"', "it is the one value that is taken")),
        (["enum_i", ["ALLOW", "DENY"]], "alow", ('"alow" is not one of ALLOW, DENY', "")),
        (["range", 1, 65535], 0, ("0 is not from 1 to 65535", "")),
        (["range", 0, None], "-1", ('"-1" is not at least 0', "")),
        (["range", None, 1.5], 2, ("2 is not at most 1.5", "")),
        (["multiple", 60], 90, ("90 is not a multiple of 60", "")),
        (["length", 1, 3], "four", ("must have from 1 to 3 characters, not 4", "")),
        (["length", 1, None], "", ("must have at least 1 character, not 0", "")),
        (["match", "^[a-z]+$", ""], "A1", ('"A1" does not match ^[a-z]+$', "")),
        (["match", "^[a-z]+$", "small letters only"], "A1", ('"A1" is not taken: small letters only', "")),
        (["not_match", "^aws:", ""], "aws:x", ('"aws:x" must not match ^aws:', "")),
        (NAME, "my fine_né", ('"my fine_né" has "_", "é" and spaces', 'it may have letters, digits and "-"')),
        (NAME, "-a", ('"-a" begins with "-"', 'it may not begin with digits or "-"')),
        (NAME, "a-", ('"a-" ends with "-"', 'it may not end with "-"')),
        (
            ["prefix", 16, 28],
            "10.0.0.0/8",
            ('"10.0.0.0/8" has 8 bits behind the slash, not from 16 to 28', ""),
        ),
        (
            ["form", "ipv4_cidr"],
            "10.0.0.1/16",
            (
                '"10.0.0.1/16" is not a range of IPv4 addresses, such as 10.0.0.0/16',
                'did you mean "10.0.0.0/16"?',
            ),
        ),
    ],
)
def test_what_breaks_a_rule_is_said_in_a_sentence(rule: Any, value: Any, said: tuple[str, str]) -> None:
    assert fault(rule, value) == said


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (TENANCY, "host"),
        (["enum", ["7", "true"]], 7),
        (["enum", ["7", "true"]], True),
        (["enum_i", ["ALLOW"]], "allow"),
        (NAME, "a-B-9"),
        (NAME, ""),
        (["chars", "", "0-9", ""], "a\u00e9 !"),
        (["range", 1, 5], 5),
        (["range", 1, 5], "5"),
        (["range", 1, 5], "many"),
        (["range", 1, 5], True),
        (["multiple", 60], 120),
        # Three characters in six bytes: some providers count these, some those.
        (["length", 4, None], "äöü"),
        (["length", None, 4], "äöü"),
        (["match", "^[a-z]+$", ""], "abc"),
        (["match", "(", ""], "a pattern that Python does not read"),
        (["not_match", "^aws:", ""], "mine"),
        (["form", "ipv4"], "10.0.0.1"),
        (["form", "ipv4", ""], ""),
        (["form", "of a later version"], "x"),
        (["of a later version", 1], "x"),
        (["prefix", 16, 28], "10.0.0.0/16"),
        (["prefix", 16, 28], "no range"),
        (["items", 1, 2], "no collection"),
    ],
)
def test_what_keeps_a_rule_is_right(rule: Any, value: Any) -> None:
    assert fault(rule, value) is None


def test_of_many_values_the_nearest_are_named() -> None:
    found = fault(MANY, "t3.mikro")
    assert found is not None
    message, hint = found
    assert message.startswith('"t3.mikro" is none of the 14 values that are taken, such as t3.micro, ')
    assert hint == 'did you mean "t3.micro"?'


def test_a_long_value_is_cut() -> None:
    found = fault(["enum", ["a"]], "x" * 100)
    assert found is not None
    assert found[0] == f'"{"x" * 57}..." is not a'


def test_a_hidden_value_is_not_shown() -> None:
    assert fault(["match", "^[a-z]+$", ""], "Secret1", hidden=True) == (
        "its value does not match ^[a-z]+$",
        "",
    )


def test_the_number_of_elements_is_that_of_the_collection() -> None:
    assert fault_of_collection(["items", 1, 2], ["a", "b", "c"]) == (
        "must have from 1 to 2 elements, not 3",
        "",
    )
    assert fault_of_collection(["items", None, 1], {"a": 1, "b": 2}) == (
        "must have at most 1 element, not 2",
        "",
    )
    assert fault_of_collection(["items", 1, 2], ["a"]) is None
    assert fault_of_collection(TENANCY, ["nope"]) is None


def test_rules_are_found_by_kind_and_name(tmp_path: Path) -> None:
    path = tmp_path / "aws.rules"
    path.write_text(HEAD + 'data/aws_ami\t{"a":{}}\nresource/aws_vpc\t{"a":{"x":[]}}\n')
    rules = ProviderRules(str(path))
    assert (rules.source, rules.version) == ("hashicorp/aws", "5.100.0")
    assert rules.of("resource", "aws_vpc") == {"a": {"x": []}}
    assert rules.of("data", "aws_ami") == {"a": {}}
    assert rules.of("resource", "aws_ami") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("nonsense", "has no rules of a provider"),
        (HEAD + "resource/aws_vpc\t{", '"resource/aws_vpc" is no JSON'),
        (HEAD + "resource/aws_vpc\t[]\n", '"resource/aws_vpc" is no object'),
    ],
)
def test_a_damaged_file_is_one_error(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "aws.rules"
    path.write_text(text)
    with pytest.raises(SchemaDamaged, match=said) as caught:
        ProviderRules(str(path)).of("resource", "aws_vpc")
    assert caught.value.where == str(path)


def test_a_file_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(SchemaDamaged, match="cannot be read"):
        ProviderRules(str(tmp_path / "none.rules"))
