"""Ranges of versions as npm writes them, and whether they reach below a version. Follows node-semver 7.

https://github.com/npm/node-semver#ranges
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = r"(?:0|[1-9]\d*)"
_LABEL = r"(?:0|[1-9]\d*|\d*[a-zA-Z-][a-zA-Z0-9-]*)"
_END = rf"(?:-({_LABEL}(?:\.{_LABEL})*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"
_PART = rf"(?:{_NUMBER}|[xX*])"
_PARTIAL = re.compile(rf"v?({_PART})(?:\.({_PART})(?:\.({_PART}){_END})?)?")
_SIMPLE = re.compile(rf"(~>?|\^|[<>]=?|==?|)\s*({_PARTIAL.pattern})(?=\s|$)")
_HYPHEN = re.compile(rf"\s*({_PARTIAL.pattern})\s+-\s+({_PARTIAL.pattern})\s*")
# JavaScript has no larger whole numbers.
_LARGEST = 2**53 - 1
_ALL_LABELS = ("0",)


class Version(NamedTuple):
    """Three numbers, and the labels of a prerelease."""

    numbers: tuple[int, int, int]
    labels: tuple[str, ...] = ()

    def order(self) -> tuple[object, ...]:
        """What versions are compared by: a prerelease comes before its release, numbers before words."""
        labels = tuple((0, int(label), "") if label.isdigit() else (1, 0, label) for label in self.labels)
        return self.numbers, not labels, labels


class Bound(NamedTuple):
    """A version that a range reaches to, and by which operator."""

    operator: str
    version: Version


# The versions that stand between its bounds, all of which hold.
Alternative = tuple[Bound, ...]
_ANY = Bound(">=", Version((0, 0, 0)))
_NONE = Bound("<", Version((0, 0, 0), _ALL_LABELS))


def parse(text: str) -> list[Alternative] | None:
    """The alternatives of a range; None where it is no range."""
    alternatives: list[Alternative] = []
    for part in text.strip().split("||"):
        if (found := _alternative(part.strip())) is None:
            return None
        alternatives.append(found)
    # One that holds nothing counts only where there is no other.
    return [found for found in alternatives if _NONE not in found] or alternatives[:1]


def is_within(text: str, since: str) -> bool:
    """Whether every version of a range is one of `>=X.Y.Z`, the form of `since` (`subset`)."""
    least = Version(_numbers(since.removeprefix(">=").split(".")))
    seen = False
    for alternative in parse(text) or ():
        within = _is_within(alternative, least)
        seen = seen or within is not None
        if not within and seen:
            return False
    return True


def _is_within(alternative: Alternative, least: Version) -> bool | None:
    """The same for one alternative; None where nothing stands between its bounds."""
    exact = {bound.version for bound in alternative if bound.operator == "="}
    lower = max((b for b in alternative if b.operator in (">", ">=")), default=None, key=_narrow)
    upper = min((b for b in alternative if b.operator in ("<", "<=")), default=None, key=_wide)
    if len(exact) > 1 or (lower and upper and not _meet(lower, upper)):
        return None
    for version in exact:
        if not all(_holds(version, bound) for bound in (lower, upper) if bound):
            return None
        return _holds(version, Bound(">=", least))
    if lower is None:
        return False
    # A prerelease is within a range only where that names one of the same version.
    if lower.version.labels or (upper and upper.version.labels and not _is_release_end(upper)):
        return False
    return lower.version.order() >= least.order()


def _narrow(bound: Bound) -> tuple[object, ...]:
    return bound.version.order(), bound.operator == ">"


def _wide(bound: Bound) -> tuple[object, ...]:
    return bound.version.order(), bound.operator != "<"


def _meet(lower: Bound, upper: Bound) -> bool:
    if lower.version == upper.version:
        return (lower.operator, upper.operator) == (">=", "<=")
    return lower.version.order() < upper.version.order()


def _is_release_end(upper: Bound) -> bool:
    """`<1.2.3-0`, which is how `<1.2.3` is written for what has prereleases of its own."""
    return upper.operator == "<" and upper.version.labels == _ALL_LABELS


def _holds(version: Version, bound: Bound) -> bool:
    one, other = version.order(), bound.version.order()
    compared = {">": one > other, ">=": one >= other, "<": one < other, "<=": one <= other}
    named = not version.labels or (bound.version.labels and bound.version.numbers == version.numbers)
    return compared[bound.operator] and bool(named)


def _alternative(text: str) -> Alternative | None:
    if match := _HYPHEN.fullmatch(text):
        half = (len(match.groups()) + 1) // 2
        parts = match.groups()
        first, second = parts[1:half], parts[half + 1 :]
        between = (*_from(first), *_up_to(second))
        return between if _fits(between) else None
    found: list[Bound] = []
    position = 0
    while position < len(text):
        match = _SIMPLE.match(text, position)
        if match is None:
            return None
        if (bounds := _bounds(match[1], match.groups()[2:])) is None:
            return None
        found += bounds
        position = match.end()
        while position < len(text) and text[position].isspace():
            position += 1
    if not _fits(found):
        return None
    if _NONE in found:
        return (_NONE,)
    return tuple(found) or (_ANY,)


def _fits(bounds: list[Bound] | tuple[Bound, ...]) -> bool:
    return all(number <= _LARGEST for bound in bounds for number in bound.version.numbers)


def _bounds(operator: str, partial: tuple[str | None, ...]) -> list[Bound] | None:
    """What an operator and a version say; None where the two make no sense together."""
    known = _known(partial)
    labels = _labels(partial)
    base = _numbers(known)
    if operator in {"~", "~>"}:
        return [] if not known else [Bound(">=", Version(base, labels)), _below(known[:2])]
    if operator == "^":
        return [] if not known else [Bound(">=", Version(base, labels)), _below(_caret(known))]
    if len(known) == 3:
        return None if operator == "==" else [Bound(operator or "=", Version(base, labels))]
    if operator in {"", "=", "=="}:
        return [Bound(">=", Version(base)), _below(known)] if known else []
    if not known:
        # Nothing is above or below every version.
        return [_NONE] if operator in {"<", ">"} else []
    if operator == ">":
        return [Bound(">=", _next(known))]
    if operator == "<=":
        return [_below(known)]
    return [Bound(operator, Version(base, _ALL_LABELS if operator == "<" else ()))]


def _from(partial: tuple[str | None, ...]) -> list[Bound]:
    known = _known(partial)
    return [Bound(">=", Version(_numbers(known), _labels(partial)))] if known else []


def _up_to(partial: tuple[str | None, ...]) -> list[Bound]:
    known = _known(partial)
    if len(known) == 3:
        return [Bound("<=", Version(_numbers(known), _labels(partial)))]
    return [_below(known)] if known else []


def _known(partial: tuple[str | None, ...]) -> list[str]:
    """The numbers before the first that may be any."""
    known: list[str] = []
    for part in partial[:3]:
        if part is None or part in {"x", "X", "*"}:
            break
        known.append(part)
    return known


def _labels(partial: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple((partial[3] or "").split(".")) if partial[3] and len(_known(partial)) == 3 else ()


def _numbers(known: list[str]) -> tuple[int, int, int]:
    one, two, three = (*map(int, known), 0, 0, 0)[:3]
    return one, two, three


def _next(known: list[str]) -> Version:
    """The first version that does not begin with these numbers."""
    return Version(_numbers([*known[:-1], str(int(known[-1]) + 1)]))


def _below(known: list[str]) -> Bound:
    return Bound("<", _next(known)._replace(labels=_ALL_LABELS))


def _caret(known: list[str]) -> list[str]:
    """Up to the first number that is not 0."""
    for index, number in enumerate(known):
        if number != "0":
            return known[: index + 1]
    return known
