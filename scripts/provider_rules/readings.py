"""What the messages of a provider say of its rules, in the form of `snowform.schema.rules`.

The messages are those of the SDK's `validation` package, of the framework's validators and of AWS's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

Rule = list[Any]

_INT = r"\(?(-?\d+(?:\.\d+)?)\)?"
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Quantifiers within quantifiers, by which Python's `re` may take for ever.
_NESTED = re.compile(r"[*+}]\)[*+{]")
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
_DAY = "(?:sun|mon|tue|wed|thu|fri|sat)"
# What has no pattern in its message, in our words: `_holds` keeps it where it refuses nothing that is taken.
_WEEKLY = (
    rf"^(?i:{_DAY}:{_TIME}-{_DAY}:{_TIME})?\Z",
    "it is a time of the week, such as sun:05:00-sun:06:00",
)
_DAILY = (rf"^(?:{_TIME}-{_TIME})?\Z", "it is a time of the day, such as 05:00-06:00")
_READINGS: list[tuple[str, Callable[[re.Match[str]], Rule | None]]] = [
    (r"expected \S+ to be one of \[(.*)\], got ", lambda found: _enum(_quoted(found[1]))),
    (r"expected \S+ to be one of \[(-?\d+(?: -?\d+)*)\], got ", lambda found: _enum(found[1].split())),
    (r"value must be one of: \[(.*)\], got:", lambda found: _enum(_quoted(found[1]))),
    (r"Valid Values: \[([^\]]*)\]", lambda found: _enum(found[1].split())),
    (rf"expected \S+ to be in the range \({_INT} - {_INT}\), got", lambda found: ["range", *_numbers(found)]),
    (rf"expected \S+ to be at least {_INT}, got", lambda found: ["range", _number(found[1]), None]),
    (rf"expected \S+ to be at most {_INT}, got", lambda found: ["range", None, _number(found[1])]),
    (rf"expected \S+ to be at between {_INT} and {_INT}, got", lambda found: ["range", *_numbers(found)]),
    (r"cannot parse '.*' as int|must be a 64-bit integer", lambda _: ["form", "int"]),
    (r"cannot parse '.*' as boolean", lambda _: ["form", "bool"]),
    (r"cannot parse '.*' as float", lambda _: ["form", "number"]),
    (r"to be a valid UUID", lambda _: ["form", "uuid"]),
    (r"must be a valid AWS Region Code", lambda _: ["form", "region"]),
    (r"must be a valid IPv4 address", lambda _: ["form", "ipv4"]),
    (r"must be a valid S3 URI", lambda _: _worded("^s3://", "it is a place in S3, such as s3://bucket/key")),
    (
        r'to have a url with schema of: "([a-z,]+)"',
        lambda found: _worded(f"^(?:{found[1].replace(',', '|')})://", f"it is a URL of {found[1]}"),
    ),
    (r"to have prefix (\S+), got", lambda found: ["match", f"^{re.escape(found[1])}", ""]),
    (r"Valid values are: \[([^\]]+)\]", lambda found: _enum(found[1].split())),
    (r"Attribute \S+ (\^\S+\$), got:", lambda found: _match(found[1])),
    (r"Valid values are: (\S+(?:, \S+)*)$", lambda found: _enum(found[1].split(", "))),
    (rf"value must be between {_INT} and {_INT}, got", lambda found: ["range", *_numbers(found)]),
    (rf"value must be at least {_INT}, got", lambda found: ["range", _number(found[1]), None]),
    (rf"value must be at most {_INT}, got", lambda found: ["range", None, _number(found[1])]),
    (
        rf"expected length of \S+ to be in the range \({_INT} - {_INT}\), got",
        lambda found: ["length", *_numbers(found)],
    ),
    (rf"string length must be between {_INT} and {_INT}, got", lambda found: ["length", *_numbers(found)]),
    (rf"string length must be at least {_INT}, got", lambda found: ["length", _number(found[1]), None]),
    (rf"string length must be at most {_INT}, got", lambda found: ["length", None, _number(found[1])]),
    (
        rf"UTF-8 character count must be between {_INT} and {_INT}, got",
        lambda found: ["length", *_numbers(found)],
    ),
    (
        r"cannot be (?:longer|greater) than (\d+) (?:UTF-8 )?character",
        lambda found: ["length", None, _number(found[1])],
    ),
    (
        r"cannot be (?:shorter|less) than (\d+) (?:UTF-8 )?character",
        lambda found: ["length", _number(found[1]), None],
    ),
    (r"(?:must not be empty|to not be an empty string.*), got ?:?", lambda _: ["length", 1, None]),
    (
        rf"must contain at least {_INT} elements and at most {_INT} elements",
        lambda found: ["items", *_numbers(found)],
    ),
    (rf"must contain at least {_INT} elements, got", lambda found: ["items", _number(found[1]), None]),
    (rf"must contain at most {_INT} elements, got", lambda found: ["items", None, _number(found[1])]),
    (rf"requires {_INT} item minimum", lambda found: ["items", _number(found[1]), None]),
    (rf"supports {_INT} item maximum", lambda found: ["items", None, _number(found[1])]),
    (rf"to be divisible by {_INT}", lambda found: ["multiple", _number(found[1])]),
    (r'expected value of \S+ to match regular expression "(.*)", got', lambda found: _match(found[1])),
    (
        r"must match (?:regular expression|regexp?|pattern) ['\"`](.*)['\"`](?:, got|:|$)",
        lambda found: _match(found[1]),
    ),
    (r"doesn't comply with restrictions \(\"(.*)\"\): ", lambda found: _match(found[1])),
    (r"must (?:match|conform to:) (\^\S*?) ?(?:, got:|\):|$)", lambda found: _match(found[1])),
    (r"to be a valid port number, got", lambda _: ["range", 1, 65_535]),
    (r"must satisfy the format of \"ddd:hh24:mi-ddd:hh24:mi\"", lambda _: _worded(*_WEEKLY)),
    (r"must satisfy the format of \"hh24:mi-hh24:mi\"", lambda _: _worded(*_DAILY)),
    (r"must (?:begin|start) with '([^'\s]+)'", lambda found: ["match", f"^{re.escape(found[1])}", ""]),
    (
        r"cannot contain two consecutive hyphens",
        lambda _: ["not_match", "--", "it has no two hyphens in a row"],
    ),
    (r"doesn't look like AWS Account ID", lambda _: ["form", "account_id"]),
    (r"value must be a valid AWS account ID", lambda _: ["form", "account_id"]),
    (r"doesn't look like AWS Region", lambda _: ["form", "region"]),
    (r"must be base64-encoded", lambda _: ["form", "base64"]),
    (r"annot be parsed as a? ?duration", lambda _: ["form", "duration"]),
    (r"is an invalid ARN", lambda _: ["form", "arn"]),
    (r"value must be a valid ARN", lambda _: ["form", "arn_any"]),
    (r"cannot be parsed as an ARN", lambda _: ["form", "arn_any"]),
    (r" is invalid: (?:invalid character|unexpected end)", lambda _: ["form", "json"]),
    (r"cannot (?:begin|start) with ([^\s)]+-)\)", lambda found: ["not_match", f"^{re.escape(found[1])}", ""]),
    (r"cannot contain (\[[^\s\]]+ ?\])\)", lambda found: ["not_match", found[1], ""]),
    (r"must be (\d+) to (\d+) characters long", lambda found: ["length", *_numbers(found)]),
    (r"contains an invalid JSON policy", lambda _: ["form", "iam_policy"]),
    (r"contains an invalid JSON(?! policy)", lambda _: ["form", "json"]),
    (r"not valid JSON string format", lambda _: ["form", "json"]),
    (r"to be a valid CIDR Value, got .*: invalid CIDR", lambda _: ["form", "cidr"]),
    (r"is not a valid CIDR block: ", lambda _: ["form", "cidr"]),
    (r"must be a valid IPv4 CIDR that represents a network", lambda _: ["form", "ipv4_cidr"]),
    (r"must be a valid IPv6 CIDR that represents a network", lambda _: ["form", "ipv6_cidr"]),
    (r"to contain a valid Value, got: .* invalid CIDR address", lambda _: ["form", "cidr"]),
    (r"to contain a valid network Value", lambda _: ["form", "cidr_network"]),
    (r"is not a valid IPv4 CIDR block", lambda _: ["form", "ipv4_cidr"]),
    (r"is not a valid IPv6 CIDR block", lambda _: ["form", "ipv6_cidr"]),
    (r"to contain a valid IP, got", lambda _: ["form", "ip"]),
    (r"to contain a valid IPv4 address", lambda _: ["form", "ipv4"]),
    (r"to contain a valid IPv6 address", lambda _: ["form", "ipv6"]),
    (r"to be a valid RFC3339 (?:date|timestamp)", lambda _: ["form", "rfc3339"]),
    (r"RFC3339 (?:string|time) format|parsed as iso8601 Timestamp", lambda _: ["form", "rfc3339"]),
]
_COMPILED = [(re.compile(pattern), make) for pattern, make in _READINGS]

_BACKTICKS = r"`([^`]*)`"
_ONE_OF = re.compile(rf"one of {_BACKTICKS} must be specified")
_ONLY_ONE = re.compile(rf"only one of {_BACKTICKS} can be specified")
_ALL_OF = re.compile(rf'"([^"]+)": all of {_BACKTICKS} must be specified')
_CONFLICT = re.compile(r'"([^"]+)": conflicts with (\S+)')
_EXACTLY = re.compile(r"attributes? specified when one \(and only one\) of \[([^\]]*)\] is required")
_LEAST = re.compile(r"At least one attribute out of \[([^\]]*)\] must be specified")
_CANNOT = re.compile(r'Attribute "([^"]+)" cannot be specified when "([^"]+)" is specified')
_REQUIRED = re.compile(r'Missing required argument: The argument "([^"]+)" is required')
_BLOCK = re.compile(r"^Invalid Block: Block \S*?(\w+) must have a configuration value")
_MUST = re.compile(r'Attribute "([^"]+)" must be specified when "([^"]+)" is specified')


@lru_cache(maxsize=10_000)
def rules(text: str) -> tuple[Rule, ...]:
    """The rules of one argument that a message speaks of."""
    found = ((pattern.search(text), make) for pattern, make in _COMPILED)
    made = (make(match) for match, make in found if match is not None)
    return tuple(rule for rule in made if rule is not None)


def groups(text: str, path: str) -> Iterator[Rule]:
    """The groups that a message about a path speaks of; all names in them are paths from the root."""
    for pattern, kind in ((_ONLY_ONE, "exactly"), (_EXACTLY, "exactly"), (_ONE_OF, "one"), (_LEAST, "least")):
        if (found := pattern.search(text)) is not None:
            yield [kind, *sorted(_path(name) for name in found[1].split(","))]
    if (found := _ALL_OF.search(text)) is not None:
        first, others = _path(found[1]), [_path(name) for name in found[2].split(",")]
        yield ["with", first, *sorted(name for name in others if name != first)]
    if (found := _CONFLICT.search(text)) is not None:
        yield ["conflicts", _path(found[1]), _path(found[2])]
    if (found := _CANNOT.search(text)) is not None:
        yield ["conflicts", _path(found[2]), _path(found[1])]
    if (found := _REQUIRED.search(text)) is not None:
        yield ["require", _path(found[1])]
    # In a set the path ends before the block.
    if (found := _BLOCK.search(text)) is not None and path.rpartition(".")[2] == found[1]:
        yield ["require", path]
    if (found := _MUST.search(text)) is not None:
        yield ["with", _path(found[2]), _path(found[1])]


def _path(name: str) -> str:
    """`ebs.0.size` and `ebs[0].size` as `ebs.size`."""
    name = re.sub(r"\[[^\]]*\]", "", name.strip().strip('"'))
    return ".".join(part for part in name.split(".") if not part.isdigit())


def _enum(values: list[str]) -> Rule | None:
    return ["enum", values] if values else None


def _quoted(text: str) -> list[str]:
    return [re.sub(r"\\(.)", r"\1", value) for value in _QUOTED.findall(text)]


def _match(text: str) -> Rule | None:
    """A pattern of Go's that means the same to Python; None where it may not."""
    pattern = text.replace("\\\\", "\\").replace("\\z", "\\Z")
    if re.search(r"\\[pP]\{|\[\[:|\\[QEC]|\(\?[a-zA-Z-]+[:)]", pattern) or _NESTED.search(pattern):
        return None
    try:
        re.compile(pattern)
    except (re.error, RecursionError):
        return None
    # Go's "$" is the very end of a text, Python's may stand before a last newline.
    if pattern.endswith("$") and not pattern.endswith("\\$"):
        pattern = f"{pattern[:-1]}\\Z"
    return ["match", pattern, ""]


def _worded(pattern: str, sentence: str) -> Rule:
    return ["match", pattern, sentence]


def _number(text: str) -> int | float:
    # Not by way of a double, which has no room for the largest whole numbers.
    if "." not in text:
        return int(text)
    value = float(text)
    return int(value) if value.is_integer() else value


def _numbers(found: re.Match[str]) -> list[int | float]:
    return [_number(found[1]), _number(found[2])]
