"""Versions and their constraints (`>= 5.100, < 7`), as OpenTofu reads them. Data in, data out.

A constraint on a provider is read more strictly than one on OpenTofu itself or on a module.
https://opentofu.org/docs/language/expressions/version-constraints/
"""

from __future__ import annotations

import re
from collections import namedtuple
from operator import eq, ge, gt, le, lt, ne

from snowform.hints import Any

HINT = 'such as "~> 5.0", or ">= 5.0, < 7"'
_OPERATORS = frozenset({"", "=", "!=", ">", "<", ">=", "<=", "~>"})
# Larger ones OpenTofu cannot read.
_LARGEST = 2**63 - 1
_PRE_RELEASE = (
    r"(?:-[0-9]+[0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*|-?[A-Za-z~-]+[0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*)?"
)
_BUILD = r"(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?"
_LOOSE = rf"v?([0-9]+(?:\.[0-9]+)*){_PRE_RELEASE}{_BUILD}"


class Version(namedtuple("_Version", ("numbers", "labels", "build"), defaults=((), ""))):
    """Three numbers, the labels of a pre-release ("beta", "1") and what names a build."""

    __slots__ = ()

    def __str__(self) -> str:
        text = ".".join(map(str, self.numbers))
        return text + ("-" + ".".join(self.labels) if self.labels else "") + (self.build and f"+{self.build}")

    @property
    def major(self) -> int:
        """The first number."""
        first: int = self.numbers[0]
        return first

    @property
    def order(self) -> tuple[Any, ...]:
        """What versions are compared by: a pre-release comes before its release, numbers before words."""
        labels = tuple((0, int(label), "") if label.isdecimal() else (1, 0, label) for label in self.labels)
        return self.numbers, not labels, labels


class Term(namedtuple("_Term", ("operator", "version"))):
    """What a version must be: equal to another one, later, and so on. It has no `~>`."""

    __slots__ = ()


def version(text: str) -> Version | None:
    """The version of a provider, `5.100.0` or `2.0.0-beta1`; None for what is none."""
    found = _version(text)
    return found[0] if found else None


def terms(constraint: str) -> tuple[Term, ...] | None:
    """What all must hold of a provider's version; None where OpenTofu takes the text for no constraint."""
    found: list[Term] = []
    for text in constraint.split(","):
        operator, rest = _operator(text)
        # OpenTofu takes one space after an operator, and no more.
        named = _version(rest[1:] if operator and rest.startswith(" ") else rest)
        if operator not in _OPERATORS or named is None:
            return None
        found += _terms(operator or "=", *named)
    return tuple(found)


def is_constraint(text: str) -> bool:
    """Whether it is a version constraint, as `required_version` and modules have them."""
    return all(map(_is_term, text.split(",")))


def allows(constraint: str, of_provider: str) -> bool:
    """Whether a constraint lets in a version of a provider; False where either is none.

    A pre-release is let in by a constraint that names just it, whatever else the constraint says.
    """
    found, wanted = terms(constraint), version(of_provider)
    if found is None or wanted is None:
        return False
    if wanted.labels:
        return Term("=", wanted) in found
    return all(_holds(wanted, term) for term in found)


def allows_major(constraint: str, major: int) -> bool:
    """Whether a constraint lets in any version with a first number."""
    near = [Version((major, 0, 0))]
    for term in terms(constraint) or ():
        *upper, patch = term.version.numbers
        near += (term.version, Version((*upper, patch + 1)))
    return any(allows(constraint, str(one)) for one in near if one.major == major)


def exact(constraint: str) -> str:
    """The one version that a constraint lets in by its name, empty where it names none."""
    found = terms(constraint)
    return str(found[0].version) if found and len(found) == 1 and found[0].operator == "=" else ""


def _operator(term: str) -> tuple[str, str]:
    """The operator before a version, and what follows it."""
    text = term.strip()
    rest = text.lstrip("=!<>~")
    return text[: len(text) - len(rest)], rest


def _version(text: str) -> tuple[Version, int] | None:
    """A version and how many numbers it is written with."""
    # By hand, for each start reads one, and to make ready a pattern takes longer than all the rest.
    front, plus, build = text.partition("+")
    core, dash, labels = front.partition("-")
    parts = core.split(".")
    # An empty label is none: "1.2.3-" is 1.2.3.
    named = labels.split(".") if dash and (labels or plus) else []
    words = [*named, *(build.split(".") if plus else ())]
    if len(parts) > 3 or not _are_numbers(parts) or not all(map(_is_word, words)):
        return None
    numbers = (*map(int, parts), 0, 0)[:3]
    return Version(numbers, tuple(named), build), len(parts)


def _are_numbers(parts: list[str]) -> bool:
    # Python reads no text of thousands of digits.
    return all(
        part.isascii() and part.isdecimal() and len(part.lstrip("0")) < 20 and int(part) <= _LARGEST
        for part in parts
    )


def _is_word(text: str) -> bool:
    return text.isascii() and text.replace("-", "a").isalnum()


def _terms(operator: str, named: Version, written: int) -> list[Term]:
    if operator != "~>":
        return [Term(operator, named)]
    first, second, _ = named.numbers
    upper = (first, second + 1, 0) if written == 3 else (first + 1, 0, 0)
    return [Term(">=", named), Term("<", Version(upper))]


def _holds(one: Version, term: Term) -> bool:
    # Only these two tell apart builds of a version.
    if term.operator in ("=", "!="):
        return bool(_COMPARE[term.operator](one, term.version))
    return bool(_COMPARE[term.operator](one.order, term.version.order))


def _is_term(text: str) -> bool:
    operator, rest = _operator(text)
    named = rest.strip()
    if operator not in _OPERATORS:
        return False
    # Nearly all are numbers, and to make ready the pattern of the rest takes a millisecond.
    if _are_numbers(named.split(".")):
        return True
    found = re.fullmatch(_LOOSE, named, re.ASCII)
    return found is not None and _are_numbers(found[1].split("."))


_COMPARE = {"=": eq, "!=": ne, ">": gt, ">=": ge, "<": lt, "<=": le}
