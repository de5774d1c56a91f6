"""The module calls of a configuration: https://opentofu.org/docs/language/modules/syntax/"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .blocks import labelled

# https://opentofu.org/docs/language/modules/sources/#local-paths
_LOCAL = ("./", "../", ".\\", "..\\")


class ModuleCall(NamedTuple):
    """A call of a module, `version` as it stands there: a constraint, or empty."""

    name: str
    source: str
    version: str = ""

    @property
    def remote(self) -> bool:
        """Whether OpenTofu would copy the module from somewhere before it can use it."""
        return is_remote(self.source)


def is_remote(source: str) -> bool:
    """Whether a source is none that starts with ./ or ../; OpenTofu copies from an absolute path too."""
    return not source.startswith(_LOCAL) and source not in {".", ".."}


def call_bodies(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and body of each call, the document's own one: what is changed in it is changed there."""
    for (name,), body in labelled(document, "module", label_count=1):
        if isinstance(body, dict):
            yield name, body


def module_calls(document: Mapping[str, Any]) -> tuple[ModuleCall, ...]:
    """All calls of a configuration whose source is written down, by name."""
    found = {}
    for name, body in call_bodies(document):
        if isinstance(source := body.get("source"), str):
            version = body.get("version")
            found[name] = ModuleCall(name, source, version if isinstance(version, str) else "")
    return tuple(found[name] for name in sorted(found))
