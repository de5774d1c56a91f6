"""What of a stack its NixOS module follows from, as the library reads it (stack.json). Data in, data out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from snowform.errors import SnowformError
from snowform.nix import writer
from snowform.nixos.options.types import Value
from snowform.nixos.stack.requirements import Provider
from snowform.nixos.variables.declarations import Variable
from snowform.schema import version_constraints

# Of stack.json; a library that knows another one says so.
FORMAT = 1
# What Nix' integers can be.
INTEGERS = range(-(2**63), 2**63)


class NumberError(SnowformError):
    """Nix has no such number."""


class Checked(NamedTuple):
    """A provider that has schemas: its source and their versions, of those that the stack permits."""

    source: str
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StackFacts:
    """What of a stack decides its module.

    `files` are the names of what OpenTofu is given. `providers` are those that the stack requires, `checked`
    those of them whose schemas it was held against. `credentials` are the defaults of the options for AWS
    files by name, None in place of one for an option that must be set; `credentials` itself is None without
    AWS. `after` are the stacks that the program says must be applied before, `meta` what it tells of this one
    to whoever reads it.
    """

    stack: str
    user: str = ""
    files: tuple[str, ...] = ()
    providers: tuple[Provider, ...] = ()
    checked: tuple[Checked, ...] = ()
    variables: tuple[Variable, ...] = ()
    credentials: Mapping[str, Value | None] | None = None
    after: tuple[str, ...] = ()
    local_state: bool = True
    outputs: bool = True
    meta: Mapping[str, Any] = field(default_factory=dict)
    secrets: tuple[Variable, ...] = field(init=False)
    plain: tuple[Variable, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "secrets", tuple(v for v in self.variables if v.sensitive))
        object.__setattr__(self, "plain", tuple(v for v in self.variables if not v.sensitive))

    @property
    def aws(self) -> bool:
        """Whether AWS credentials are of use."""
        return self.credentials is not None

    @property
    def addable(self) -> tuple[Provider, ...]:
        """The providers that a host can add to nixpkgs' OpenTofu."""
        return tuple(provider for provider in self.providers if provider.can_be_added)

    @property
    def option_path(self) -> str:
        """Where the options are."""
        return f"services.snowform.{writer.attribute(self.stack)}"

    def conditions(self) -> dict[str, bool]:
        """What an option may be for: the names that `when` has in options.toml."""
        return {
            "aws": self.aws,
            "checked": bool(self.checked),
            "outputs": self.outputs,
            "providers": bool(self.providers),
        }


def names_in_nixpkgs(provider: Provider) -> tuple[str, ...]:
    """What nixpkgs may call a provider: since 2025-10 with its namespace, before by its type alone."""
    return (f"{provider.namespace}_{provider.type}", provider.type) if provider.in_nixpkgs else ()


def as_data(facts: StackFacts, options: Mapping[str, Any]) -> dict[str, Any]:
    """The content of stack.json; `options` are what is the stack's own of its options.

    Raises TextError or NumberError where Nix has no such text or number.
    """
    data = {
        "after": list(facts.after),
        "checked": {provider.source: list(provider.versions) for provider in facts.checked},
        "elsewhere": {
            provider.source: f"{provider.namespace}/{provider.type}"
            for provider in facts.providers
            if not provider.can_be_added
        },
        "facts": {**facts.conditions(), "localState": facts.local_state},
        "files": list(facts.files),
        "format": FORMAT,
        "name": facts.stack,
        "options": options,
        "providers": {provider.source: list(names_in_nixpkgs(provider)) for provider in facts.addable},
        "requirements": list(_requirements(facts.addable)),
        "user": facts.user,
        "validated": any(rule.condition for variable in facts.plain for rule in variable.validations),
        **({"meta": dict(facts.meta)} if facts.meta else {}),
    }
    _check(data)
    return data


def _requirements(providers: Sequence[Provider]) -> Iterator[dict[str, Any]]:
    for provider in providers:
        terms = version_constraints.terms(provider.version)
        # Nix orders pre-releases otherwise, and nixpkgs has none.
        if terms and not any(term.version.labels for term in terms):
            yield {
                "source": provider.source,
                "constraint": provider.version,
                "terms": [_as_data(term) for term in terms],
            }


def _as_data(term: version_constraints.Term) -> dict[str, str]:
    return {"operator": term.operator, "version": ".".join(map(str, term.version.numbers))}


def _check(data: Any) -> None:
    """What JSON has and Nix has not is refused, for a host would only say that it cannot read the file."""
    if isinstance(data, str):
        writer.string(data)
    elif isinstance(data, Mapping):
        for name, value in data.items():
            writer.string(name)
            _check(value)
    elif isinstance(data, list):
        for value in data:
            _check(value)
    elif isinstance(data, int | float) and (
        not math.isfinite(data) or (isinstance(data, int) and data not in INTEGERS)
    ):
        raise NumberError(f"Nix has no number {data}", hint="use a smaller one, or a string")
