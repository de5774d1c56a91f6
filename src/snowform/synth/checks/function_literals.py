"""What functions refuse of literal arguments: addresses, numbers, dates, patterns, formats, missing files.

Each check is asked only where all arguments are known. https://opentofu.org/docs/language/functions/
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence

from snowform.synth.checks.values import SEQUENCES, Unsuitable, Value, converted

Check = Callable[[Sequence[Value]], None]
_TIMESTAMP = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
    re.ASCII,
)
_DURATION = re.compile(r"[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)", re.ASCII)
_VERB = re.compile(
    r"%(?P<flags>[-+ #0]*)(?P<width>\*|\d+)?(\.(\*|\d*))?(\[(?P<index>\d+)\])?(?P<verb>.?)", re.DOTALL
)
_VERBS = "vtbcdoOqxXUeEfFgGs"
# What Go's regular expressions know otherwise than Python's: nothing is said of such a pattern.
_OTHERWISE = re.compile(r"\\[pPzQECxhHvR]|\[\[:|\(\?[a-zA-Z]*-?[a-zA-Z]+[:)]|\(\?<[A-Za-z]")
_LOOKS = re.compile(r"(?<!\\)\(\?(=|!|<=|<!)|(?<!\\)\\[1-9]")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def _texts(given: Sequence[Value]) -> list[str]:
    return [str(value.content) for value in given]


def _network(text: str) -> tuple[int, int, int]:
    """Version, bits of the prefix and all bits of a range."""
    import ipaddress

    try:
        found = ipaddress.ip_network(text, strict=False) if "/" in text else None
    except ValueError:
        found = None
    if found is None:
        raise Unsuitable(f'"{text}" is not a range of addresses like 10.0.0.0/16')
    return found.version, found.prefixlen, found.max_prefixlen


def _cidrhost(given: Sequence[Value]) -> None:
    _, prefix, bits = _network(given[0].content)
    number = _whole(given[1])
    most = 1 << (bits - prefix)
    if not -most <= number < most:
        raise Unsuitable(f"{given[0].content} has no host {number}")


def _cidrnetmask(given: Sequence[Value]) -> None:
    if _network(given[0].content)[0] != 4:
        raise Unsuitable("only ranges of IPv4 have a netmask")


def _cidrsubnet(given: Sequence[Value]) -> None:
    _, prefix, bits = _network(given[0].content)
    more, number = _whole(given[1]), _whole(given[2])
    if more < 0 or prefix + more > bits:
        raise Unsuitable(f"{given[0].content} has no room for {more} more bits")
    if number >= 1 << more:
        raise Unsuitable(f"{more} more bits make no subnet {number}")


def _cidrsubnets(given: Sequence[Value]) -> None:
    _, prefix, bits = _network(given[0].content)
    for value in given[1:]:
        if _whole(value) < 1 or prefix + value.content > bits:
            raise Unsuitable(f"{given[0].content} has no room for {value.content} more bits")


def _whole(value: Value) -> int:
    if value.content != int(value.content):
        raise Unsuitable(f"takes whole numbers, not {value.content}")
    return int(value.content)


def _base64decode(given: Sequence[Value]) -> None:
    import base64

    try:
        base64.b64decode(given[0].content.replace("\n", "").replace("\r", ""), validate=True).decode()
    except UnicodeDecodeError:
        raise Unsuitable("what is encoded is no text in UTF-8") from None
    except ValueError:
        raise Unsuitable("the text is not base64") from None


def _jsondecode(given: Sequence[Value]) -> None:
    import json

    try:
        json.loads(given[0].content, parse_constant=_no_json)
    except ValueError as error:
        raise Unsuitable(f"the text is not JSON: {error}") from None


def _no_json(name: str) -> None:
    raise ValueError(f"{name} is no value")


def _pattern(given: Sequence[Value]) -> None:
    _compiled(given[0].content)


def _regex(given: Sequence[Value]) -> None:
    compiled = _compiled(given[0].content)
    if compiled is not None and compiled.search(given[1].content) is None:
        raise Unsuitable(f'the pattern does not match "{given[1].content}"')


def _compiled(pattern: str) -> re.Pattern[str] | None:
    if _LOOKS.search(pattern):
        raise Unsuitable("Go's regular expressions have no lookaround and no references to groups")
    if _OTHERWISE.search(pattern):
        return None
    try:
        return re.compile(pattern, re.ASCII)
    except re.error as error:
        raise Unsuitable(f'"{pattern}" is not a regular expression: {error}') from None


def _replace(given: Sequence[Value]) -> None:
    pattern = given[1].content
    if len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/"):
        _compiled(pattern[1:-1])


def _format(given: Sequence[Value]) -> None:
    text, arguments = given[0].content, given[1:]
    used, explicit = 0, False
    for found in _VERB.finditer(text):
        verb = found["verb"]
        if verb == "%":
            continue
        if not verb or verb not in _VERBS:
            raise Unsuitable(f'"{found[0]}" is not a verb of a format')
        if "*" in found[0]:
            return
        place = int(found["index"]) - 1 if found["index"] else used
        explicit = explicit or found["index"] is not None
        used = place + 1
        if not 0 <= place < len(arguments):
            raise Unsuitable(f'"{found[0]}" has no argument: {len(arguments)} given')
        _formatted(arguments[place], verb, found[0])
    if not explicit and used < len(arguments):
        raise Unsuitable(f"{len(arguments)} arguments, of which the format uses {used}")


def _formatlist(given: Sequence[Value]) -> None:
    # A list is gone through; any other argument stands in each text.
    each = [value.content[0] if value.kind in SEQUENCES and value.content else value for value in given[1:]]
    if not any(value.kind in SEQUENCES and not value.content for value in given[1:]):
        _format((given[0], *each))


def _formatted(value: Value, verb: str, whole: str) -> None:
    if verb == "v" or value.is_null:
        if value.is_null and verb != "v":
            raise Unsuitable(f'"{whole}" takes no null')
        return
    wanted = "bool" if verb == "t" else "string" if verb in "sq" else "number"
    if verb in "xX" and value.kind == "string":
        return
    try:
        converted(value, wanted)
    except Unsuitable as error:
        raise Unsuitable(f'what "{whole}" stands for {error}') from None


def _formatdate(given: Sequence[Value]) -> None:
    _timestamp(given[1].content)


def _timeadd(given: Sequence[Value]) -> None:
    _timestamp(given[0].content)
    if not _DURATION.fullmatch(given[1].content):
        raise Unsuitable(f'"{given[1].content}" is not a duration like 1h30m')


def _timecmp(given: Sequence[Value]) -> None:
    for text in _texts(given):
        _timestamp(text)


def _timestamp(text: str) -> None:
    if not _TIMESTAMP.fullmatch(text):
        raise Unsuitable(f'"{text}" is not a time like 2024-01-31T12:00:00Z')


def _parseint(given: Sequence[Value]) -> None:
    text, base = str(given[0].content), _whole(given[1])
    if not 2 <= base <= 62:
        raise Unsuitable(f"the base must be from 2 to 62, not {base}")
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:base]
    if base <= 36 and not re.fullmatch(f"[+-]?[{digits}]+", text, re.IGNORECASE):
        raise Unsuitable(f'"{text}" is not a number of base {base}')


def _chunklist(given: Sequence[Value]) -> None:
    if _whole(given[1]) < 0:
        raise Unsuitable("the size must not be negative")


def _range(given: Sequence[Value]) -> None:
    numbers = [value.content for value in given]
    if len(numbers) == 3:
        start, end, step = numbers
        if step == 0 or (end > start and step < 0) or (end < start and step > 0):
            raise Unsuitable(f"a step of {step} does not lead from {start} to {end}")


def _logarithm(given: Sequence[Value]) -> None:
    if given[0].content <= 0 and given[1].content > 0:
        raise Unsuitable("takes numbers greater than 0")


def _substr(given: Sequence[Value]) -> None:
    _whole(given[1])
    _whole(given[2])


def _urn(given: Sequence[Value]) -> None:
    if given[0].content not in {"dns", "url", "oid", "x500"} and not _UUID.fullmatch(given[0].content):
        raise Unsuitable(f'"{given[0].content}" is neither a UUID nor dns, url, oid or x500')


def _encoding(given: Sequence[Value]) -> None:
    import codecs

    try:
        codecs.lookup(given[1].content)
    except LookupError:
        raise Unsuitable(f'"{given[1].content}" is not an encoding') from None


def check_path(path: str, folder: str) -> None:
    """What a relative path names must lie below the folder of the configuration."""
    # What lies elsewhere is that of whichever machine runs it; of a home folder is told elsewhere.
    if folder and not path.startswith(("/", "~")) and not os.path.exists(os.path.join(folder, path)):
        raise Unsuitable(f'there is no file "{path}" beside the configuration')


# Their first argument is the path of a file that is there.
READING = frozenset(
    {
        *("file", "filebase64", "filebase64sha256", "filebase64sha512", "filemd5", "filesha1"),
        *("filesha256", "filesha512", "templatefile"),
    }
)
CHECKS: Mapping[str, Check] = {
    "base64decode": _base64decode,
    "chunklist": _chunklist,
    "cidrhost": _cidrhost,
    "cidrnetmask": _cidrnetmask,
    "cidrsubnet": _cidrsubnet,
    "cidrsubnets": _cidrsubnets,
    "format": _format,
    "formatdate": _formatdate,
    "formatlist": _formatlist,
    "jsondecode": _jsondecode,
    "log": _logarithm,
    "parseint": _parseint,
    "range": _range,
    "regex": _regex,
    "regexall": _pattern,
    "replace": _replace,
    "substr": _substr,
    "textdecodebase64": _encoding,
    "textencodebase64": _encoding,
    "timeadd": _timeadd,
    "timecmp": _timecmp,
    "uuidv5": _urn,
}
