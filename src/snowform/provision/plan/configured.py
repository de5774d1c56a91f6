"""What a configuration writes into the resources of a plan: which attributes it gives, and from what.

It is the plan's own copy of the configuration ("configuration" in
https://developer.hashicorp.com/terraform/internals/json-format), in which a `local` is not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..patterns import regex
from ..records import dataclass, field
from .modules import Module, root_of

_INDEX = regex(r'\[(?:\d+|"(?:[^"\\]|\\.)*")\]')
_RESOURCE = regex(r"(?:data\.)?[^.\[]+\.[^.\[]+")
NO_RESOURCES = {"var", "local", "each", "count", "path", "self", "terraform"}
# A chain of modules that hand something on to each other is shorter; a circle has no end.
_DEEPEST = 32


def without_index(address: str) -> str:
    """The address of a resource as the configuration writes it, for all of its instances."""
    return _INDEX.sub("", address)


@dataclass(frozen=True, slots=True)
class ConfiguredAttributes:
    """`names` are the dotted attributes that are given, `blocks` the top-level blocks among them.

    `references` tells for a top-level attribute which resources its value comes from, by their addresses
    without indexes, through the variables and outputs of modules too.
    """

    names: frozenset[str]
    blocks: frozenset[str]
    references: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def gives(self, path: tuple[str, ...]) -> bool:
        """Whether a value at this path is the configuration's, not one that the provider computes."""
        if any(".".join(path[:end]) in self.names for end in range(1, len(path) + 1)):
            return True
        # A dynamic block is not written as one.
        return len(path) > 1 and path[0] not in self.blocks


def read_configured(configuration: Mapping[str, Any]) -> dict[str, ConfiguredAttributes]:
    """What is written into each resource, by its address without indexes."""
    references = _References()
    return {
        module.prefix + resource["address"]: _configured(
            module, resource.get("expressions") or {}, references
        )
        for module in root_of({"configuration": configuration}).all()
        for resource in module.resources
    }


def _configured(
    module: Module, expressions: Mapping[str, Any], references: _References
) -> ConfiguredAttributes:
    blocks = frozenset(name for name, expression in expressions.items() if not _is_expression(expression))
    resolved = {
        name: references.of(module, expression)
        for name, expression in expressions.items()
        if _is_expression(expression)
    }
    return ConfiguredAttributes(frozenset(_leaves(expressions, "")), blocks, resolved)


class _References:
    """The addresses of the resources that expressions refer to.

    Many resources may be given one variable that refers to many: that is resolved once, and one set of all.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def of(self, module: Module, expression: Any, depth: int = 0) -> frozenset[str]:
        """Those of an expression in a module, through variables and outputs."""
        if depth > _DEEPEST or not isinstance(expression, Mapping):
            return frozenset()
        given = dict.fromkeys(expression.get("references") or ())
        parts = [self._reference(module, reference, depth) for reference in given]
        found = [part for part in parts if part]
        return found[0] if len(found) == 1 else frozenset().union(*found)

    def _reference(self, module: Module, reference: str, depth: int) -> frozenset[str]:
        head, _, rest = reference.partition(".")
        if head not in {"var", "module"} or (head == "var" and module.parent is None):
            found = _RESOURCE.match(reference) if head not in NO_RESOURCES else None
            return frozenset({module.prefix + found[0]}) if found else frozenset()
        name, _, inner = without_index(rest).partition(".")
        output = inner.partition(".")[0] if head == "module" else ""
        key = module.prefix, f"{head}.{name}.{output}"
        if key not in self._known:
            if head == "var" and module.parent is not None:
                resolved = self.of(module.parent, module.arguments.get(name), depth + 1)
            else:
                child = module.child(name)
                given = (child.raw.get("outputs") or {}).get(output) or {}
                resolved = self.of(child, given.get("expression"), depth + 1)
            self._known[key] = resolved
        return self._known[key]


def _is_expression(value: Any) -> bool:
    return isinstance(value, Mapping) and (not value or "references" in value or "constant_value" in value)


def _leaves(value: Any, name: str) -> Iterator[str]:
    if _is_expression(value) and name:
        yield name
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
