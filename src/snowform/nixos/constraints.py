"""Version constraints of providers (`>= 5.100, < 7`) as conditions in Nix. Data in, text out.

https://opentofu.org/docs/language/expressions/version-constraints/
"""

from __future__ import annotations

import re

_TERM = re.compile(r"\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})\s*")
# Of nixpkgs' library: they compare part by part, as Terraform does.
_FORMS = {
    "=": '{name} == "{number}"',
    "!=": '{name} != "{number}"',
    ">=": 'lib.versionAtLeast {name} "{number}"',
    "<": 'lib.versionOlder {name} "{number}"',
    ">": 'lib.versionOlder "{number}" {name}',
    "<=": 'lib.versionAtLeast "{number}" {name}',
}


def terms(constraint: str, name: str) -> tuple[str, ...] | None:
    """Conditions about the version `name` that all must hold; None where the constraint has another form.

    A constraint on a pre-release (`1.0.0-beta`) is of another form: nixpkgs has none of these.
    """
    found: list[str] = []
    for text in constraint.split(","):
        term = _TERM.fullmatch(text)
        if not term:
            return None
        found += _term(name, term[1] or "=", term[2].split("."))
    return tuple(found)


def _term(name: str, operator: str, parts: list[str]) -> list[str]:
    if operator == "~>":
        upper = [*parts[:-2], str(int(parts[-2]) + 1)] if len(parts) > 1 else None
        return _term(name, ">=", parts) + (_term(name, "<", upper) if upper else [])
    # Providers' versions have three parts, and "5.0.0" is newer than "5.0" to Nix.
    return [_FORMS[operator].format(name=name, number=".".join([*parts, "0", "0"][:3]))]
