"""The rules that are asked of a provider, by what it says of values that are tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scripts.provider_rules.bodies import body
from scripts.provider_rules.entry import Entry
from scripts.provider_rules.plugin import ERROR, UNKNOWN, Diagnostic
from scripts.provider_rules.readings import groups, rules
from snowform.schema import Block
from snowform.schema.forms import FORMS
from snowform.schema.rules import fault

TEXT = "o"
Judge = Callable[[Mapping[str, Any]], list[tuple[tuple[str | int, ...], str]]]


class Provider:
    """A provider that judges bodies by a function: the path and the sentence of each fault."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def validate(self, _kind: str, _name: str, given: Mapping[str, Any]) -> list[Diagnostic]:
        return [Diagnostic(ERROR, text, "", path) for path, text in self._judge(given)]


def asked(judge: Judge, block: dict[str, Any]) -> dict[str, Any]:
    return Entry(Provider(judge), "resource", "toy_box", Block(block)).rules()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('expected kind to be one of ["a" "b c"], got x', ["enum", ["a", "b c"]]),
        ('Attribute kind value must be one of: ["A" "B"], got: "x"', ["enum", ["A", "B"]]),
        ("expected days to be one of [0 1 14], got 2", ["enum", ["0", "1", "14"]]),
        ("expected size to be in the range (1 - 64), got 0", ["range", 1, 64]),
        (f"value must be at most {2**64 - 1}, got: 0", ["range", None, 2**64 - 1]),
        ("expected size to be at least (1.5), got 0", ["range", 1.5, None]),
        ("Attribute name string length must be at most 255, got: 300", ["length", None, 255]),
        ("Attribute ids set must contain at least 1 elements, got: 0", ["items", 1, None]),
        ("id must not be empty, got :", ["length", 1, None]),
        ("Attribute uri UTF-8 character count must be between 1 and 1024, got: 0", ["length", 1, 1024]),
        ('"name" cannot be less than 1 UTF-8 character:', ["length", 1, None]),
        ('expected "port" to be a valid port number, got: 0:', ["range", 1, 65535]),
        ('"x" is not a valid CIDR block: invalid CIDR address: x:', ["form", "cidr"]),
        ('"fd00::/8" is not a valid IPv4 CIDR block:', ["form", "ipv4_cidr"]),
        ('"owner" doesn\'t look like AWS Account ID (exactly 12 digits): "x":', ["form", "account_id"]),
        ("A value was provided that is not valid JSON string format (RFC 7159).", ["form", "json"]),
        ('"name" doesn\'t comply with restrictions ("^[\\\\w.]+$"): "x":', ["match", r"^[\w.]+\Z", ""]),
        ("Attribute id must conform to: ^[a-z]{1,36}$ , got: X", ["match", r"^[a-z]{1,36}\Z", ""]),
        ('"role" (x) is an invalid ARN: arn: invalid prefix', ["form", "arn"]),
        ("size: cannot parse 'a' as boolean: strconv.ParseBool: parsing \"a\"", ["form", "bool"]),
        (
            '"user.0.password" must be 12 to 250 characters long. provided string length: 8',
            ["length", 12, 250],
        ),
        ("invalid value for name (cannot begin with sg-)", ["not_match", r"^sg\-", ""]),
        ("invalid value for word (cannot contain [/@\"' ])", ["not_match", "[/@\"' ]", ""]),
        ("container_definitions is invalid: invalid character 'x' looking for", ["form", "json"]),
        ("expected path to have prefix /, got a", ["match", "^/", ""]),
        (
            "Value [a] is not a valid enum value. Valid values are: [SSLv3 TLSv1]",
            ["enum", ["SSLv3", "TLSv1"]],
        ),
        ("Attribute id ^dzd[-_][a-z]{1,36}$, got: X", ["match", r"^dzd[-_][a-z]{1,36}\Z", ""]),
        ('expected value of id to match regular expression "^[a-z]+$", got X', ["match", "^[a-z]+\\Z", ""]),
    ],
)
def test_a_message_tells_a_rule(text: str, rule: list[Any]) -> None:
    assert list(rules(text)) == [rule]


@pytest.mark.parametrize("pattern", [r"^\p{L}+$", "^[[:alpha:]]$", "(?i)^a$", "^(a+)+$"])
def test_a_pattern_that_python_may_read_otherwise_is_left_out(pattern: str) -> None:
    assert list(rules(f'expected value of id to match regular expression "{pattern}", got X')) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ('"a": conflicts with b.0.c', ["conflicts", "a", "b.c"]),
        ('"a": one of `a,b` must be specified', ["one", "a", "b"]),
        ('"a": only one of `a,b` can be specified, but `a,b` were specified.', ["exactly", "a", "b"]),
        ('"a": all of `a,b` must be specified', ["with", "a", "b"]),
        ('Attribute "b" cannot be specified when "a" is specified', ["conflicts", "a", "b"]),
        ('Missing required argument: The argument "b.0.c" is required, but no', ["require", "b.c"]),
        ("Invalid Block: Block x[0].a must have a configuration value as it is marked", ["require", "a"]),
    ],
)
def test_a_message_tells_of_arguments_together(text: str, group: list[str]) -> None:
    assert list(groups(text, "a")) == [group]


def test_a_whole_body_names_each_member() -> None:
    block = Block({"a": {"name": TEXT}, "b": {"disk": ["list", 0, 0, {"a": {"size": "o:n", "kind": TEXT}}]}})
    assert body(block, {"disk": [{"size": 1}]}) == {"name": None, "disk": [{"size": 1, "kind": None}]}


def test_an_enumeration_that_takes_capitals_too_is_told_apart() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        text = 'expected kind to be one of ["big" "small"], got x'
        kind = given["kind"]
        return [] if kind is None or kind.lower() in {"big", "small"} else [(("kind",), text)]

    assert asked(judge, {"a": {"kind": TEXT}}) == {"a": {"kind": [["enum_i", ["big", "small"]]]}}


def test_an_empty_text_that_is_taken_is_one_of_the_enumeration() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        text = 'expected kind to be one of ["big" "small"], got x'
        return [] if given["kind"] in {None, "", "big", "small"} else [(("kind",), text)]

    assert asked(judge, {"a": {"kind": TEXT}}) == {"a": {"kind": [["enum", ["big", "small", ""]]]}}


def test_blank_texts_that_are_taken_are_no_json_all_the_same() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        text = given["text"]
        if text is None or not text.strip() or FORMS["json"].has(text):
            return []
        return [(("text",), "text is invalid: invalid character 'x' looking for beginning of value")]

    assert asked(judge, {"a": {"text": TEXT}}) == {"a": {"text": [["form", "json", "\n"]]}}


def test_the_path_of_a_neighbour_hides_no_rule() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        wrong = [disk["size"] for disk in given["disk"] if disk["size"] is not None and disk["size"] > 64]
        said = "expected disk.0.size to be at most (64), got x"
        return [(("disk", 0, "kind"), said)] if wrong else []

    block = {"b": {"disk": ["list", 0, 0, {"a": {"kind": TEXT, "size": "o:n"}}]}}
    assert asked(judge, block) == {"b": {"disk": {"a": {"size": [["range", None, 64]]}}}}


def test_numbers_that_are_named_are_asked_as_numbers() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        days = given["days"]
        said = [(("days",), "expected days to be one of [1 14], got x")]
        return [] if days is None or days in (1, 14) else [*said]

    assert asked(judge, {"a": {"days": "o:n"}}) == {"a": {"days": [["enum", ["1", "14"]]]}}


def test_a_border_that_no_message_has_room_for_is_not_asked() -> None:
    tried: list[Any] = []

    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        tried.append(given["size"])
        text = f"Attribute size value must be between 1 and {2**64 - 1}, got: 0"
        return [(("size",), text)] if given["size"] is not None and given["size"] < 1 else []

    assert asked(judge, {"a": {"size": "o:n"}}) == {"a": {"size": [["range", 1, 2**64 - 1]]}}
    assert max(value for value in tried if value is not None) < 2**63


@pytest.mark.parametrize(
    ("text", "taken", "refused"),
    [
        ('must satisfy the format of "ddd:hh24:mi-ddd:hh24:mi"', "Sun:05:00-mon:06:00", "sun:5:00-sun:06:00"),
        ('must satisfy the format of "hh24:mi-hh24:mi"', "05:00-06:00", "24:00-01:00"),
        ("\"name\" must begin with 'alias/' and be comprised of letters", "alias/a", "a"),
        ("size: cannot parse 'a' as int: strconv.ParseInt: invalid syntax", "60", "a"),
        ('expected "url" to have a url with schema of: "http,https", got x', "http://a.de", "ftp://a.de"),
        ('"id" cannot contain two consecutive hyphens', "a-b", "a--b"),
    ],
)
def test_a_message_without_a_pattern_tells_one(text: str, taken: str, refused: str) -> None:
    (rule,) = rules(text)
    assert (fault(rule, taken), fault(rule, refused) is None) == (None, False)


def test_a_rule_that_refuses_what_is_taken_is_none() -> None:
    """Of two validators one may be enough, and each says its own sentence."""

    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        value = given["role"]
        if value is None or value == "none" or str(value).startswith("arn:aws:"):
            return []
        return [
            (("role",), 'expected role to be one of ["none"], got x'),
            (("role",), '"role" (x) is an invalid ARN: arn: invalid prefix'),
        ]

    assert asked(judge, {"a": {"role": TEXT}}) == {}


def test_what_attributes_of_objects_hold_is_asked_like_blocks() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        ports = [rule["port"] for rule in given["rule"] or ()]
        said = "expected rule.0.port to be in the range (1 - 64), got 0"
        return [(("rule",), said)] if any(port is not None and not 1 <= port <= 64 for port in ports) else []

    block = {"a": {"rule": ["oc", ["set", ["object", {"port": "number"}]]]}}
    assert asked(judge, block) == {"b": {"rule": {"a": {"port": [["range", 1, 64]]}}}}


def test_what_the_schema_says_itself_is_no_rule() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        missing = [((), "name")] if given["name"] is None else []
        missing += [((), "rule.0.port") for rule in given["rule"] or () if rule["port"] is None]
        sentence = 'Missing required argument: The argument "{}" is required, but no definition was found.'
        return [(path, sentence.format(name)) for path, name in missing]

    members = {"port": "number", "note": "string"}
    block = {"a": {"name": "r", "rule": ["oc", ["set", ["object", members]]]}}
    assert asked(judge, block) == {"b": {"rule": {"g": [["require", "port"]]}}}


def test_a_length_of_which_a_message_told_half_is_learned_whole() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        name = given["name"]
        if name is None or 1 <= len(name) <= 255:
            return []
        told = '"name" cannot be longer than 255 characters' if name else "a name is wanted"
        return [(("name",), told)]

    assert asked(judge, {"a": {"name": TEXT}}) == {"a": {"name": [["length", 1, 255]]}}


def test_what_is_in_a_set_is_told_by_what_is_not_said_without_it() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        said: list[tuple[tuple[str | int, ...], str]] = []
        for disk in given["disk"]:
            said.append((("disk",), "the name is missing"))
            if disk["size"] is not None and disk["size"] is not UNKNOWN and not 1 <= disk["size"] <= 64:
                said.append((("disk",), "expected disk.0.size to be in the range (1 - 64), got 0"))
        return said

    block = {"b": {"disk": ["set", 0, 0, {"a": {"size": "o:n"}}]}}
    assert asked(judge, block) == {"b": {"disk": {"a": {"size": [["range", 1, 64]]}}}}


def test_arguments_that_exclude_one_another_are_found_all() -> None:
    def judge(given: Mapping[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
        others = [name for name in ("b", "c") if given["a"] is not None and given[name] is not None]
        return [(("a",), f'"a": conflicts with {others[0]}')] if others else []

    found = asked(judge, {"a": {"a": TEXT, "b": TEXT, "c": TEXT}})
    assert found == {"g": [["conflicts", "a", "b"], ["conflicts", "a", "c"]]}
