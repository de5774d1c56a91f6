"""What a configuration writes into the resources of a plan: which attributes it gives, and from what.

It is the plan's own copy of the configuration ("configuration" in
https://developer.hashicorp.com/terraform/internals/json-format), in which a `local` is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .modules import Module, root_of

_INDEX = re.compile(r'\[(?:\d+|"(?:[^"\\]|\\.)*")\]')
_RESOURCE = re.compile(r"(?:data\.)?[^.\[]+\.[^.\[]+")
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
    """What a plan's `configuration` has written into each resource, by its address without indexes."""
    return {
        module.prefix + resource["address"]: _configured(module, resource.get("expressions") or {})
        for module in root_of({"configuration": configuration}).all()
        for resource in module.resources
    }


def _configured(module: Module, expressions: Mapping[str, Any]) -> ConfiguredAttributes:
    blocks = frozenset(name for name, expression in expressions.items() if not _is_expression(expression))
    references = {
        name: frozenset(_resolved(module, expression))
        for name, expression in expressions.items()
        if _is_expression(expression)
    }
    return ConfiguredAttributes(frozenset(_leaves(expressions, "")), blocks, references)


def _resolved(module: Module, expression: Any, depth: int = 0) -> Iterator[str]:
    """The addresses of the resources that an expression in a module refers to."""
    if depth > _DEEPEST or not isinstance(expression, Mapping):
        return
    for reference in expression.get("references") or ():
        head, _, rest = reference.partition(".")
        name = without_index(rest).partition(".")[0]
        if head == "var" and module.parent is not None:
            yield from _resolved(module.parent, module.arguments.get(name), depth + 1)
        elif head == "module":
            child, output = module.child(name), without_index(rest).partition(".")[2].partition(".")[0]
            given = (child.raw.get("outputs") or {}).get(output) or {}
            yield from _resolved(child, given.get("expression"), depth + 1)
        elif head not in NO_RESOURCES and (found := _RESOURCE.match(reference)):
            yield module.prefix + found[0]


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
