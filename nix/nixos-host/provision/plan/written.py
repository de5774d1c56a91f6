"""What a configuration writes into the resources of a plan: which attributes it gives, and from what.

It is the plan's own copy of the configuration ("configuration" in
https://developer.hashicorp.com/terraform/internals/json-format), in which a `local` is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_INDEX = re.compile(r'\[(?:\d+|"(?:[^"\\]|\\.)*")\]')
_RESOURCE = re.compile(r"(?:data\.)?[^.\[]+\.[^.\[]+")
NO_RESOURCES = {"var", "local", "each", "count", "path", "self", "terraform"}
# A chain of modules that hand something on to each other is shorter; a circle has no end.
_DEEPEST = 32


def without_index(address: str) -> str:
    """The address of a resource as the configuration writes it, for all of its instances."""
    return _INDEX.sub("", address)


@dataclass(frozen=True, slots=True)
class Written:
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


def read_written(configuration: Mapping[str, Any]) -> dict[str, Written]:
    """What is written into each resource, by its address without indexes."""
    return dict(_Module(configuration.get("root_module") or {}, "", None, "").resources())


@dataclass(frozen=True, slots=True)
class _Module:
    raw: Mapping[str, Any]
    path: str
    parent: _Module | None
    call: str

    def resources(self) -> Iterator[tuple[str, Written]]:
        for resource in self.raw.get("resources") or ():
            yield self.path + resource["address"], self.written(resource.get("expressions") or {})
        for name in self.raw.get("module_calls") or {}:
            if child := self.child(name):
                yield from child.resources()

    def child(self, name: str) -> _Module | None:
        call = (self.raw.get("module_calls") or {}).get(name)
        if call is None:
            return None
        return _Module(call.get("module") or {}, f"{self.path}module.{name}.", self, name)

    def written(self, expressions: Mapping[str, Any]) -> Written:
        blocks = frozenset(name for name, one in expressions.items() if not _is_expression(one))
        references = {
            name: frozenset(self.resolved(one)) for name, one in expressions.items() if _is_expression(one)
        }
        return Written(frozenset(_leaves(expressions, "")), blocks, references)

    def resolved(self, expression: Any, depth: int = 0) -> Iterator[str]:
        """The addresses of the resources that an expression refers to."""
        if depth > _DEEPEST or not isinstance(expression, Mapping):
            return
        for reference in expression.get("references") or ():
            head, _, rest = reference.partition(".")
            name = without_index(rest).partition(".")[0]
            if head == "var" and self.parent is not None:
                call = self.parent.raw["module_calls"][self.call]
                yield from self.parent.resolved((call.get("expressions") or {}).get(name), depth + 1)
            elif head == "module":
                child, output = self.child(name), without_index(rest).partition(".")[2].partition(".")[0]
                given = ((child.raw.get("outputs") or {}).get(output) or {}) if child else {}
                if child:
                    yield from child.resolved(given.get("expression"), depth + 1)
            elif head not in NO_RESOURCES and (found := _RESOURCE.match(reference)):
                yield self.path + found[0]


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
