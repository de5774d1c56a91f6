"""What of a stack must hold where a host is evaluated: versions of providers, values of variables.

Data in, Nix out. What must hold for every stack stands in the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from snowform.nixos import constraints, language
from snowform.nixos.language import Expression
from snowform.nixos.option_types import Submodule, Tuple, Wrapped
from snowform.nixos.options import Option
from snowform.nixos.variables import Variable

# Where an assertion's settings begin in the module.
INDENT = 8
# The module's name for the place of its options.
HERE = Expression("here")


class Assertion(NamedTuple):
    """A condition, and what is said where it does not hold (or, of a warning, where it does), as Nix."""

    condition: str
    message: str


class Requirement(NamedTuple):
    """What the stack says of a provider: the source, the constraint on its version."""

    source: str
    constraint: str


def of_versions(requirements: Sequence[Requirement]) -> Iterator[Assertion]:
    """That the providers are what the stack wants, unless the host has chosen a package itself."""
    for one in requirements:
        version = f"versions.{language.attribute(one.source)}"
        terms = constraints.terms(one.constraint, version)
        if terms:
            all_terms = terms[0] if len(terms) == 1 else f"({' && '.join(terms)})"
            message = (
                HERE,
                f".package: this nixpkgs has {one.source} ",
                Expression(version),
                f", the stack wants {one.constraint}. Set package to one with another version, or bring that "
                "along in providers.",
            )
            yield Assertion(
                _condition(f"!(isJudged {language.string(one.source)}) || {all_terms}"),
                language.paragraphs(message, INDENT, len("message = ;")),
            )


def of_options(place: str, options: Sequence[Option]) -> Iterator[Assertion]:
    """That options without a default are set, where NixOS would make up an empty value or null."""
    for one in options:
        if one.default is None and isinstance(one.type, Wrapped | Submodule | Tuple):
            path = ".".join(language.attribute(part) for part in one.path)
            message = (HERE, f".{path} must be set: the stack has no default for it.")
            yield Assertion(_condition(f"options.{place}.{path}.isDefined"), language.text(message, INDENT))


def of_variables(variables: Sequence[Variable]) -> Iterator[Assertion]:
    """The conditions of variables that Nix can say."""
    for one in variables:
        name = f"cfg.variables.{language.attribute(one.name)}"
        for rule in one.validations:
            if rule.condition is not None:
                message = rule.message or "the value does not meet the stack's condition"
                joined = f"({rule.condition})" if " && " in rule.condition else rule.condition
                nullable = isinstance(one.type, Wrapped) and one.type.function == "nullOr"
                yield Assertion(
                    _condition(f"{name} == null || {joined}" if nullable else rule.condition),
                    language.text((HERE, f".variables.{one.name}: {message}"), INDENT),
                )


def _condition(expression: str) -> str:
    return language.chain(expression, INDENT, len("assertion = ;"))
