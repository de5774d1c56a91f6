"""Version constraints, as OpenTofu reads them. https://opentofu.org/docs/language/expressions/version-constraints/"""

from __future__ import annotations

import re

_NUMBER = r"v?[0-9]+(?:\.[0-9]+)*"
_PRE_RELEASE = (
    r"(?:-[0-9]+[0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*|-?[A-Za-z~-]+[0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*)?"
)
_BUILD = r"(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?"
TERM = re.compile(rf"\s*(?:=|!=|>|<|>=|<=|~>)?\s*{_NUMBER}{_PRE_RELEASE}{_BUILD}\s*", re.ASCII)
_NOT_OF_PROVIDERS = re.compile(r"v[0-9]|[0-9]+\.[0-9]+\.[0-9]+\.[0-9]", re.ASCII)
HINT = 'such as "~> 5.0", or ">= 5.0, < 7"'


def is_constraint(text: str) -> bool:
    """Whether it is a version constraint."""
    return all(TERM.fullmatch(term) for term in text.split(","))


def is_constraint_of_provider(text: str) -> bool:
    """Whether it is a constraint on the versions of a provider, which have three numbers and no "v"."""
    return is_constraint(text) and not _NOT_OF_PROVIDERS.search(text)
