"""The forms that a provider asks a text to have: ARNs, JSON, addresses, times and the like.

Each takes what the provider was seen to take. Where its validators differ among themselves the mildest one
counts, so that nothing is refused here that an apply would take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from snowform.hints import Any


class Form:
    """A form by its name in the rules: how it is called in an error, an example, and what has it."""

    __slots__ = ("called", "example", "has")

    def __init__(self, called: str, example: str, has: Callable[[str], bool]) -> None:
        self.called = called
        self.example = example
        self.has = has


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text, re.ASCII) is not None


def _or_empty(has: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: not text or has(text)


_PARTITION = re.compile(r"aws(-[a-z]+)*", re.ASCII)
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d{1,2}", re.ASCII)
_ACCOUNT = re.compile(r"aws|aws-managed|third-party|aws-marketplace|\d{12}|cw.{10}", re.ASCII)


def _is_any_arn(text: str) -> bool:
    sections = text.split(":", 5)
    return len(sections) == 6 and sections[0] == "arn"


def _is_arn(text: str) -> bool:
    if not _is_any_arn(text):
        return False
    _, partition, _, region, account, resource = text.split(":", 5)
    return bool(
        resource
        and _PARTITION.fullmatch(partition)
        and (not region or _REGION.fullmatch(region))
        and (not account or _ACCOUNT.fullmatch(account))
    )


def _is_json(text: str, pairs: Callable[[list[tuple[str, Any]]], Any] = dict) -> bool:
    from json import JSONDecodeError, loads

    def refuse(_constant: str) -> Any:
        raise JSONDecodeError("", text, 0)

    try:
        loads(text.removeprefix("\ufeff"), object_pairs_hook=pairs, parse_constant=refuse)
    except JSONDecodeError:
        return False
    except (RecursionError, ValueError):
        # JSON all the same, with a number or a depth that Python does not take.
        return True
    return True


def _is_policy(text: str) -> bool:
    from json import JSONDecodeError

    def unique(pairs: list[tuple[str, Any]]) -> Any:
        if len(dict(pairs)) < len(pairs):
            raise JSONDecodeError("", text, 0)
        return dict(pairs)

    return text.removeprefix("\ufeff").lstrip(" \t\r\n").startswith("{") and _is_json(text, unique)


_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}", re.ASCII)


def _is_ipv4(text: str) -> bool:
    # One that is written as IPv6 is one, too, for Go.
    return _IPV4.fullmatch(text.removeprefix("::ffff:")) is not None


def _is_ipv6(text: str) -> bool:
    if ":" not in text:
        return False
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def _is_range(text: str, most: int, is_address: Callable[[str], bool]) -> bool:
    address, slash, prefix = text.partition("/")
    if not slash or not re.fullmatch(r"(?a:\d{1,4})", prefix):
        return False
    return int(prefix) <= most and is_address(address)


def _is_ipv4_range(text: str) -> bool:
    return _is_range(text, 32, lambda address: _IPV4.fullmatch(address) is not None)


def _is_ipv6_range(text: str) -> bool:
    return _is_range(text, 128, _is_ipv6)


def network(text: str) -> str:
    """The range that an address with a prefix lies in, without bits of a host; "" for what is no range."""
    if not _is_ipv4_range(text) and not _is_ipv6_range(text):
        return ""
    from ipaddress import ip_network

    address, _, prefix = text.partition("/")
    return str(ip_network(f"{address}/{int(prefix)}", strict=False))


def _is_ipv4_network(text: str) -> bool:
    return _is_ipv4_range(text) and _has_no_host(text)


def _is_ipv6_network(text: str) -> bool:
    return _is_ipv6_range(text) and _has_no_host(text)


def _has_no_host(text: str) -> bool:
    from ipaddress import ip_address

    return str(ip_address(text.partition("/")[0])) == network(text).partition("/")[0]


def _either(*forms: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: any(has(text) for has in forms)


def _is_base64(text: str) -> bool:
    from base64 import b64decode
    from binascii import Error

    try:
        b64decode(re.sub(r"[\r\n]", "", text).encode(), validate=True)
    except Error:
        return False
    return True


def _is_time(text: str) -> bool:
    found = re.fullmatch(
        r"(?a:(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)([.,]\d+)?(Z|[+-]\d\d:\d\d))", text
    )
    if not found:
        return False
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    if not 1 <= month <= 12 or hour > 23 or minute > 59 or second > 59:
        return False
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= (29 if month == 2 and is_leap else _DAYS[month - 1])


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DURATION = r"[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)"

_UUID = r"[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"
_ARN = "arn:aws:iam::123456789012:role/NAME"

FORMS: Mapping[str, Form] = {
    "account_id": Form("the number of an account", "123456789012", _or_empty(_matches(r"\d{12}"))),
    # The one looks at partition, region and account as well; the other takes what begins as one.
    "arn": Form("an ARN", _ARN, _or_empty(_is_arn)),
    "arn_any": Form("an ARN", _ARN, _is_any_arn),
    "base64": Form("base64", "c25vdw==", _is_base64),
    "bool": Form("a bool", "true", _matches(r"1|0|t|f|T|F|true|false|True|False|TRUE|FALSE")),
    "int": Form("a whole number", "60", _matches(r"[+-]?\d+")),
    # A range may have bits of a host; none of the three after it may.
    "cidr": Form("a range of addresses", "10.0.0.0/16", _either(_is_ipv4_range, _is_ipv6_range)),
    "cidr_network": Form("a range of addresses", "10.0.0.0/16", _either(_is_ipv4_network, _is_ipv6_network)),
    "ipv4_cidr": Form("a range of IPv4 addresses", "10.0.0.0/16", _is_ipv4_network),
    "ipv6_cidr": Form("a range of IPv6 addresses", "2001:db8::/56", _is_ipv6_network),
    "duration": Form("a duration", "1h30m", _or_empty(_matches(_DURATION))),
    "iam_policy": Form(
        "a policy, which is an object in JSON, each key once", '{"Statement": []}', _is_policy
    ),
    "ip": Form("an IP address", "10.0.0.1", _either(_is_ipv4, _is_ipv6)),
    "ipv4": Form("an IPv4 address", "10.0.0.1", _is_ipv4),
    "ipv6": Form("an IPv6 address", "2001:db8::1", _is_ipv6),
    "json": Form("JSON", '{"key": "value"}', _or_empty(_is_json)),
    "number": Form("a number", "1.5", _matches(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")),
    "region": Form(
        "the name of a region", "eu-central-1", _or_empty(_matches(r"[a-z]{2,}(-[a-z]+)+-\d{1,2}"))
    ),
    "rfc3339": Form("a time as in RFC 3339", "2030-01-31T00:00:00Z", _is_time),
    "url": Form("a URL", "https://example.org/", _or_empty(_matches(r"(?s)[A-Za-z][\w+.-]*:.+"))),
    "uuid": Form("a UUID", "123e4567-e89b-12d3-a456-426614174000", _or_empty(_matches(_UUID))),
}
