"""Version constraints, as OpenTofu reads them. https://opentofu.org/docs/language/expressions/version-constraints/"""

from __future__ import annotations

import re

HINT = 'such as "~> 5.0", or ">= 5.0, < 7"'
_OPERATORS = frozenset({"", "=", "!=", ">", "<", ">=", "<=", "~>"})
_PRE_RELEASE = (
    r"(?:-[0-9]+[0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*|-?[A-Za-z~-]+[0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*)?"
)
_BUILD = r"(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?"
_VERSION = rf"v?[0-9]+(?:\.[0-9]+)*{_PRE_RELEASE}{_BUILD}"


def is_constraint(text: str) -> bool:
    """Whether it is a version constraint."""
    return all(map(_is_term, text.split(",")))


def is_constraint_of_provider(text: str) -> bool:
    """Whether it is a constraint on the versions of a provider, which have three numbers and no "v"."""
    if not is_constraint(text):
        return False
    versions = (term.strip().lstrip("=!<>~ ") for term in text.split(","))
    return not any(
        version.startswith("v") or version.count(".", 0, _end(version)) > 2 for version in versions
    )


def _is_term(term: str) -> bool:
    version = term.strip().lstrip("=!<>~")
    operator = term.strip()[: len(term.strip()) - len(version)]
    version = version.strip()
    if operator not in _OPERATORS:
        return False
    # Nearly all are numbers, and to make ready the pattern of the rest takes a millisecond.
    if version.isascii() and all(map(str.isdecimal, version.split("."))):
        return True
    return re.fullmatch(_VERSION, version, re.ASCII) is not None


def _end(version: str) -> int:
    """Where the numbers of a version end."""
    return min((at for sign in "-+" if (at := version.find(sign)) >= 0), default=len(version))
