"""The modules of a plan: of its own copy of the configuration, and of the values in it.

https://opentofu.org/docs/internals/json-format/ (configuration and values representation)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..records import dataclass


@dataclass(frozen=True, slots=True)
class Module:
    """A module as it is written, once for all of its instances; `call` is the name of its call, or empty.

    `raw` is what the plan's `configuration` has of it: `root_module`, or `module` in a call.
    """

    raw: Mapping[str, Any]
    parent: Module | None = None
    call: str = ""

    @property
    def prefix(self) -> str:
        """What stands before the addresses in it: "module.a.module.b.", empty for the root."""
        return f"{self.parent.prefix}module.{self.call}." if self.parent is not None else ""

    @property
    def resources(self) -> Sequence[Mapping[str, Any]]:
        """Its resources and data sources."""
        return self.raw.get("resources") or ()

    @property
    def arguments(self) -> Mapping[str, Any]:
        """The expressions that its call gives it by name."""
        return self.parent.called(self.call).get("expressions") or {} if self.parent is not None else {}

    def called(self, name: str) -> Mapping[str, Any]:
        """What is written of the call of that name; empty where there is none."""
        return (self.raw.get("module_calls") or {}).get(name) or {}

    def child(self, name: str) -> Module:
        """The module that it calls by that name, empty where it calls none."""
        return Module(self.called(name).get("module") or {}, self, name)

    def below(self, names: Sequence[str]) -> Module:
        """The module at the end of a chain of calls."""
        return self.child(names[0]).below(names[1:]) if names else self

    def all(self) -> Iterator[Module]:
        """This module, and all that are called from it on, in the plan's order."""
        yield self
        for name in self.raw.get("module_calls") or {}:
            yield from self.child(name).all()


def root_of(document: Mapping[str, Any]) -> Module:
    """The root module of a plan (`show -json`); an empty one where the document has no configuration."""
    return Module((document.get("configuration") or {}).get("root_module") or {})


def used_configurations(document: Mapping[str, Any]) -> frozenset[str]:
    """The keys of the provider configurations that a plan's managed resources use."""
    return frozenset(
        str(resource.get("provider_config_key", ""))
        for module in root_of(document).all()
        for resource in module.resources
        if resource.get("mode") == "managed"
    )


def value_modules(values: Any) -> Iterator[Mapping[str, Any]]:
    """The modules of a state's or a plan's values, each before those below it."""
    waiting = [values.get("root_module") or {}] if isinstance(values, Mapping) else []
    while waiting:
        module = waiting.pop()
        waiting += reversed(module.get("child_modules") or [])
        yield module
