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
_VERBS = "vtbdoqxXeEfFgGs"
_WHOLE_VERBS = "bdoxX"
# What Go's regular expressions know otherwise than Python's: nothing is said of such a pattern.
_OTHERWISE = re.compile(r"\\[pPzQECxhHvR]|\[\[:|\(\?[a-zA-Z]*-?[a-zA-Z]+[:)]|\(\?<[A-Za-z]")
_LOOKS = re.compile(r"(?<!\\)\(\?(=|!|<=|<!)|(?<!\\)\\[1-9]")
_DATE_PART = re.compile(r"'(?:[^']|'')*'|(?P<open>')|(?P<part>([A-Za-z])\3*)", re.ASCII)
# https://opentofu.org/docs/language/functions/formatdate/
_DATE_PARTS = frozenset(
    (
        *("YY", "YYYY", "M", "MM", "MMM", "MMMM", "D", "DD", "EEE", "EEEE", "h", "hh", "H", "HH", "AA", "aa"),
        *("m", "mm", "s", "ss", "Z", "ZZ", "ZZZ", "ZZZZ", "ZZZZZ"),
    )
)
_MOST_IN_RANGE = 1024
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
    subnets(given[0].content, [int(value.content) for value in given[1:]])


def subnets(text: str, more_bits: Sequence[int]) -> list[str]:
    """The ranges that cidrsubnets() gives, each begun where its size allows after the one before."""
    import ipaddress

    whole = ipaddress.ip_network(text, strict=False)
    start, found = int(whole.network_address), []
    for bits in more_bits:
        size = 1 << (whole.max_prefixlen - whole.prefixlen - bits)
        start = -(-start // size) * size
        if start + size > int(whole.network_address) + whole.num_addresses:
            raise Unsuitable(f"{text} has no room for so many ranges")
        found.append(f"{type(whole.network_address)(start)}/{whole.prefixlen + bits}")
        start += size
    return found


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


def _csvdecode(given: Sequence[Value]) -> None:
    # Go's reader passes over empty lines; what it makes of quotes is left to it.
    lines = [line for line in given[0].content.splitlines() if line]
    if not lines:
        raise Unsuitable("the text has no line with the names of its columns")
    if '"' not in given[0].content:
        for number, line in enumerate(lines[1:], 2):
            if line.count(",") != lines[0].count(","):
                raise Unsuitable(f"row {number} has not as many fields as there are columns")


def _no_json(name: str) -> None:
    raise ValueError(f"{name} is no value")


def _pattern(given: Sequence[Value]) -> None:
    go_pattern(given[0].content)


def _regex(given: Sequence[Value]) -> None:
    compiled = go_pattern(given[0].content)
    if compiled is not None and compiled.search(given[1].content) is None:
        raise Unsuitable(f'the pattern does not match "{given[1].content}"')


def go_pattern(pattern: str) -> re.Pattern[str] | None:
    """A pattern as Python has it; None where Go's differ. Raises Unsuitable."""
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
        go_pattern(pattern[1:-1])


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
            raise Unsuitable(f'"{found[0]}": OpenTofu takes no width from an argument')
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
    lists = {len(value.content) for value in given[1:] if value.kind in SEQUENCES and not value.is_null}
    if len(lists) > 1:
        raise Unsuitable(f"lists of unlike lengths: {' and '.join(map(str, sorted(lists)))}")
    each = [value.content[0] if value.kind in SEQUENCES and value.content else value for value in given[1:]]
    if not any(value.kind in SEQUENCES and not value.content for value in given[1:]):
        _format((given[0], *each))


def _formatted(value: Value, verb: str, whole: str) -> None:
    if verb == "v" or value.is_null:
        return
    wanted = "bool" if verb == "t" else "string" if verb in "sq" else "number"
    try:
        found = converted(value, wanted)
        if verb in _WHOLE_VERBS and found.known:
            _whole(found)
    except Unsuitable as error:
        raise Unsuitable(f'what "{whole}" stands for {error}') from None


def _formatdate(given: Sequence[Value]) -> None:
    _timestamp(given[1].content)


def check_date_format(text: str) -> None:
    """A format of formatdate(): letters stand for parts of a date, or in quotes for themselves."""
    for found in _DATE_PART.finditer(text):
        if found["open"]:
            raise Unsuitable("a quoted part of the format has no end")
        if found["part"] and found["part"] not in _DATE_PARTS:
            raise Unsuitable(f'"{found["part"]}" is no part of a date: quote it to have it as it is')


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
    start, end = (0, numbers[0]) if len(numbers) == 1 else numbers[:2]
    step = numbers[2] if len(numbers) == 3 else 1
    if abs(end - start) > _MOST_IN_RANGE * abs(step):
        raise Unsuitable(f"a range has at most {_MOST_IN_RANGE} numbers")


def _logarithm(given: Sequence[Value]) -> None:
    number, base = given[0].content, given[1].content
    if number < 0 or base < 0 or (number == base == 1):
        raise Unsuitable(f"there is no logarithm of {number} to the base {base}")


def _signum(given: Sequence[Value]) -> None:
    _whole(given[0])


def _rsadecrypt(given: Sequence[Value]) -> None:
    if "-----BEGIN" not in given[1].content:
        raise Unsuitable("the second argument is not a key in PEM")


def _join(given: Sequence[Value]) -> None:
    if any(item.is_null for value in given[1:] for item in value.content):
        raise Unsuitable("null has no place in a text")


def _matchkeys(given: Sequence[Value]) -> None:
    values, keys, _ = given
    if len(values.content) != len(keys.content):
        raise Unsuitable(f"{len(keys.content)} keys for {len(values.content)} values")


def _fileset(given: Sequence[Value]) -> None:
    # What is escaped or in a class opens nothing; a class holds something.
    rest = re.sub(r"\\.|\[[!^]?[^]]+\]", "", given[1].content)
    if "[" in rest or rest.count("{") > rest.count("}"):
        raise Unsuitable(f'"{given[1].content}" is not a pattern: a bracket is open')


def _substr(given: Sequence[Value]) -> None:
    _whole(given[1])
    _whole(given[2])


def _urn(given: Sequence[Value]) -> None:
    if given[0].content not in {"dns", "url", "oid", "x500"} and not _UUID.fullmatch(given[0].content):
        raise Unsuitable(f'"{given[0].content}" is neither a UUID nor dns, url, oid or x500')


def _decoded(given: Sequence[Value]) -> None:
    import base64

    _encoding(given)
    try:
        base64.b64decode(given[0].content.replace("\n", "").replace("\r", ""), validate=True)
    except ValueError:
        raise Unsuitable("the text is not base64") from None


def _encoding(given: Sequence[Value]) -> None:
    import codecs

    try:
        codecs.lookup(given[1].content)
    except LookupError:
        raise Unsuitable(f'"{given[1].content}" is not an encoding') from None


def check_path(path: str, folder: str, *, may_be_missing: bool = False) -> None:
    """What a relative path names must lie below the folder of the configuration, and be no folder itself."""
    # What lies elsewhere is that of whichever machine runs it; of a home folder is told elsewhere.
    if not folder or path.startswith(("/", "~")):
        return
    place = os.path.join(folder, path)
    if not may_be_missing and not os.path.exists(place):
        raise Unsuitable(f'there is no file "{path}" beside the configuration')
    if os.path.isdir(place):
        raise Unsuitable(f'"{path}" is a folder, not a file')


# Their first argument is the path of a file.
READING = frozenset(
    {
        *("file", "filebase64", "filebase64sha256", "filebase64sha512", "fileexists", "filemd5", "filesha1"),
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
    "fileset": _fileset,
    "csvdecode": _csvdecode,
    "format": _format,
    "formatdate": _formatdate,
    "formatlist": _formatlist,
    "join": _join,
    "jsondecode": _jsondecode,
    "log": _logarithm,
    "matchkeys": _matchkeys,
    "parseint": _parseint,
    "range": _range,
    "regex": _regex,
    "regexall": _pattern,
    "replace": _replace,
    "rsadecrypt": _rsadecrypt,
    "signum": _signum,
    "substr": _substr,
    "textdecodebase64": _decoded,
    "textencodebase64": _encoding,
    "timeadd": _timeadd,
    "timecmp": _timecmp,
    "uuidv5": _urn,
}
