"""Version constraints of providers (`>= 5.100, < 7`) as terms that can be compared. Data in, data out.

https://opentofu.org/docs/language/expressions/version-constraints/
"""

from __future__ import annotations

import re
from collections import namedtuple
from operator import eq, ge, gt, le, lt, ne

_TERM = re.compile(r"\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})\s*")


class Term(namedtuple("_Term", ("operator", "version"))):
    """What a version must be: equal to another one, later, and so on."""

    __slots__ = ()


def terms(constraint: str) -> tuple[Term, ...] | None:
    """What all must hold of a version; None where the constraint has another form.

    A constraint on a pre-release (`1.0.0-beta`) is of another form: nixpkgs has none of these.
    """
    found: list[Term] = []
    for text in constraint.split(","):
        term = _TERM.fullmatch(text)
        if not term:
            return None
        found += _term(term[1] or "=", term[2].split("."))
    return tuple(found)


def _term(operator: str, parts: list[str]) -> list[Term]:
    if operator == "~>":
        upper = [*parts[:-2], str(int(parts[-2]) + 1)] if len(parts) > 1 else None
        return _term(">=", parts) + (_term("<", upper) if upper else [])
    # Providers' versions have three parts, and "5.0.0" is newer than "5.0" to Nix.
    return [Term(operator, ".".join([*parts, "0", "0"][:3]))]


def allows(constraint: str, version: str) -> bool:
    """Whether a version of three numbers fits a constraint; one of another form fits none."""
    found = terms(constraint)
    return found is not None and all(
        _HOLDS[term.operator](numbers(version), numbers(term.version)) for term in found
    )


def major(constraint: str) -> int | None:
    """The first number of the first version in a constraint, None where it has none."""
    found = terms(constraint)
    return numbers(found[0].version)[0] if found else None


def numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version, by which versions are compared."""
    return tuple(int(part) for part in version.split("."))


_HOLDS = {"=": eq, "!=": ne, ">": gt, ">=": ge, "<": lt, "<=": le}
