"""Provider blocks of modules as blocks of the root, so that the root can ask where they make what they make.

Read from a plan's `configuration`, where an expression is a constant, or the names that it refers to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..patterns import regex
from ..plan.created import AWS
from ..plan.modules import root_of
from ..records import dataclass, field
from .search import NAME, literal

_BARE = regex(r"\$\{\s*(var\.[\w-]+)\s*\}")
# What a search has no use for.
_LEFT_OUT = {"default_tags", "ignore_tags"}


class _UnknownError(Exception):
    """An expression whose value only a run knows."""


@dataclass(slots=True)
class ModuleProviders:
    """`blocks` by the alias that they get, `labels` alias to what is meant by it.

    `guessed` are the labels of those with a setting that refers to one variable, taken for its value;
    `unknown` those of blocks that cannot be told.
    """

    blocks: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)
    labels: dict[str, str] = field(default_factory=dict)
    guessed: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def module_providers(document: Mapping[str, Any]) -> ModuleProviders:
    """The AWS provider blocks that modules have of their own, in a plan as `show -json` gives it."""
    found = ModuleProviders()
    for key, block in (document.get("configuration", {}).get("provider_config") or {}).items():
        module, settings = str(block.get("module_address", "")), block.get("expressions")
        if not module or settings is None or not str(block.get("full_name", "")).endswith(AWS):
            continue
        label = f"{module}: provider {key.rpartition(':')[2]}"
        reader = _Reader(document, tuple(module.split(".")[1::2]))
        kept = {name: value for name, value in settings.items() if name not in _LEFT_OUT}
        try:
            body = {name: reader.value(value) for name, value in kept.items()}
        except _UnknownError:
            found.unknown.append(label)
            continue
        alias = f"{NAME}_{len(found.blocks)}"
        found.blocks[alias], found.labels[alias] = {**body, "alias": alias}, label
        if reader.guessed:
            found.guessed.append(label)
    return found


@dataclass(slots=True)
class _Reader:
    """Values of a module's expressions as JSON configuration; `path` are the module's calls from the root."""

    document: Mapping[str, Any]
    path: tuple[str, ...]
    guessed: bool = False

    def value(self, expression: Any) -> Any:
        """That of an argument, or the body of a nested block; an _UnknownError where only a run knows it."""
        if isinstance(expression, list):
            return [self.value(element) for element in expression]
        if not isinstance(expression, Mapping) or not expression:
            raise _UnknownError
        if "constant_value" in expression:
            return self._constant(expression["constant_value"], self.path)
        if isinstance(names := expression.get("references"), list):
            self.guessed = True
            return self._variable(names, self.path)
        return {name: self.value(part) for name, part in expression.items()}

    def _constant(self, value: Any, path: tuple[str, ...]) -> Any:
        """A constant as JSON configuration. Of a configuration in JSON a template counts as one (1.6.2)."""
        if isinstance(value, list):
            return [self._constant(element, path) for element in value]
        if isinstance(value, Mapping):
            return {name: self._constant(element, path) for name, element in value.items()}
        if isinstance(value, str) and ("${" in value or "%{" in value):
            if (named := _BARE.fullmatch(value)) is None:
                raise _UnknownError
            return self._variable([named[1]], path)
        return value

    def _variable(self, names: Sequence[str], path: tuple[str, ...]) -> Any:
        if len(names) != 1 or not names[0].startswith("var."):
            raise _UnknownError
        name = names[0].removeprefix("var.")
        if not path:
            given = (self.document.get("variables") or {}).get(name)
            if not isinstance(given, Mapping) or "value" not in given:
                raise _UnknownError
            return _escaped(given["value"])
        module = root_of(self.document).below(path)
        given = module.arguments.get(name)
        if given is None:
            declared = (module.raw.get("variables") or {}).get(name) or {}
            if "default" not in declared:
                raise _UnknownError
            return _escaped(declared["default"])
        if "constant_value" in given:
            return self._constant(given["constant_value"], path[:-1])
        return self._variable(given.get("references") or (), path[:-1])


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return literal(value)
    if isinstance(value, list):
        return [_escaped(element) for element in value]
    if isinstance(value, Mapping):
        return {name: _escaped(element) for name, element in value.items()}
    return value
