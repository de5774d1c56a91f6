"""Which names can be said in expressions. https://opentofu.org/docs/language/syntax/configuration/#identifiers"""

from __future__ import annotations

HINT = "a name has letters, digits, _ and -, and does not begin with a digit or a dash"


def is_identifier(name: str) -> bool:
    """Whether the language takes it for a name: letters and digits of any script, "_" and "-"."""
    return name.isidentifier() or (not name.startswith("-") and name.replace("-", "_").isidentifier())
