"""The forms that a provider asks a text to have: ARNs, JSON, addresses, times and the like.

Each takes what the provider takes. Where its validators differ among themselves the mildest one counts, so
that nothing is refused here that an apply would take; an empty text is mostly "not given" to them.
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


def _is_arn(text: str) -> bool:
    sections = text.split(":", 5)
    return len(sections) == 6 and sections[0] == "arn"


def _decoded(text: str) -> tuple[bool, Any]:
    from json import JSONDecodeError, loads

    try:
        return True, loads(text)
    except JSONDecodeError:
        return False, None
    except (RecursionError, ValueError):
        # JSON all the same, with a number or a depth that Python does not take.
        return True, {}


def _is_json(text: str) -> bool:
    return _decoded(text)[0]


def _is_policy(text: str) -> bool:
    is_json, value = _decoded(text)
    return is_json and isinstance(value, dict)


_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}", re.ASCII)


def _is_ipv4(text: str) -> bool:
    return _IPV4.fullmatch(text) is not None


def _is_ipv6(text: str) -> bool:
    if ":" not in text:
        return False
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def _with_prefix(is_address: Callable[[str], bool], most: int) -> Callable[[str], bool]:
    def is_range(text: str) -> bool:
        address, slash, prefix = text.partition("/")
        if not slash or not re.fullmatch(r"(?a:0|[1-9]\d{0,2})", prefix):
            return False
        return int(prefix) <= most and is_address(address)

    return is_range


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
    found = re.fullmatch(r"(?a:\d{4}-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)([.,]\d+)?(Z|[+-]\d\d:\d\d))", text)
    if not found:
        return False
    month, day, hour, minute, second = (int(part) for part in found.groups()[:5])
    return 1 <= month <= 12 and 1 <= day <= 31 and hour <= 23 and minute <= 59 and second <= 59


_IPV4_CIDR, _IPV6_CIDR = _with_prefix(_is_ipv4, 32), _with_prefix(_is_ipv6, 128)
_DURATION = r"[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)"

FORMS: Mapping[str, Form] = {
    "account_id": Form("the number of an account", "123456789012", _matches(r"\d{12}")),
    "arn": Form("an ARN", "arn:aws:iam::123456789012:role/NAME", _is_arn),
    "base64": Form("base64", "c25vdw==", _is_base64),
    "cidr": Form("a range of addresses", "10.0.0.0/16", _either(_IPV4_CIDR, _IPV6_CIDR)),
    "duration": Form("a duration", "1h30m", _matches(_DURATION)),
    "iam_policy": Form("a policy, which is an object in JSON", '{"Statement": [...]}', _is_policy),
    "ip": Form("an IP address", "10.0.0.1", _either(_is_ipv4, _is_ipv6)),
    "ipv4": Form("an IPv4 address", "10.0.0.1", _is_ipv4),
    "ipv4_cidr": Form("a range of IPv4 addresses", "10.0.0.0/16", _IPV4_CIDR),
    "ipv6": Form("an IPv6 address", "2001:db8::1", _is_ipv6),
    "ipv6_cidr": Form("a range of IPv6 addresses", "2001:db8::/56", _IPV6_CIDR),
    "json": Form("JSON", '{"key": "value"}', _is_json),
    "region": Form("the name of a region", "eu-central-1", _matches(r"[a-z]{2,}(-[a-z]+)+-\d{1,2}")),
    "rfc3339": Form("a time as in RFC 3339", "2030-01-31T00:00:00Z", _is_time),
    "url": Form("a URL", "https://example.org/", _matches(r"[A-Za-z][\w+.-]*://.+")),
    "uuid": Form(
        "a UUID",
        "123e4567-e89b-12d3-a456-426614174000",
        _matches(r"[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"),
    ),
}
