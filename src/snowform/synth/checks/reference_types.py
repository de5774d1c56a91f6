"""The types of what references to resources and modules lead to.

Each plan knows them, though validate leaves those of resources open. Of a resource that is repeated, `count`
makes a list of objects and `for_each` a map. What a module has for outputs has no type here, nor has what
stands in nested blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from snowform.expressions import Reference, Step
from snowform.schema import CtyType
from snowform.synth.checks.attributes import is_name
from snowform.synth.checks.declarations import Owner, Repetition
from snowform.synth.checks.resolution import Resolver

_COLLECTIONS = {"count": "list", "for_each": "map"}
_SECTIONS = frozenset({"data", "ephemeral", "resource"})


class ReferenceTypes:
    """Types by what `resolver` knows of schemas and outputs; each object is put together once."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._objects: dict[tuple[str, str, str], dict[str, CtyType] | None] = {}

    def of(self, reference: Reference) -> tuple[CtyType, Sequence[Step]]:
        """The type of the resource or module that a reference begins with, and the steps that lead on."""
        root, steps = reference.root, reference.steps
        if root == "module":
            return (
                (self._module(str(steps[0])), steps[1:]) if steps and is_name(steps[0]) else ("dynamic", ())
            )
        section, *rest = (root, *steps) if root in _SECTIONS else ("resource", root, *steps)
        if len(rest) < 2 or not all(map(is_name, rest[:2])):
            return "dynamic", ()
        owner = (str(section), str(rest[0]), str(rest[1]))
        repeated = self._resolver.declared.repetition(owner)
        return ("dynamic", ()) if repeated is None else (self._resource(owner, repeated), rest[2:])

    def attribute(self, owner: Owner, name: str) -> CtyType:
        """The type of an attribute of one instance of a resource."""
        members = self._members(owner)
        return members.get(name, "dynamic") if members else "dynamic"

    def _resource(self, owner: Owner, repeated: Repetition) -> CtyType:
        members = self._members(owner)
        return "dynamic" if members is None else _repeated(["object", members], repeated)

    def _module(self, name: str) -> CtyType:
        outputs = self._resolver.outputs.get(name)
        repeated = self._resolver.declared.modules.get(name)
        if outputs is None or repeated is None:
            return "dynamic"
        return _repeated(["object", dict.fromkeys(outputs, "dynamic")], repeated)

    def _members(self, owner: Owner) -> dict[str, CtyType] | None:
        provider = str(self._resolver.declared.chosen.get(owner, "")).partition(".")[0]
        key = (*owner[:2], provider)
        if key not in self._objects:
            self._objects[key] = self._object(owner)
        return self._objects[key]

    def _object(self, owner: Owner) -> dict[str, CtyType] | None:
        found: dict[str, CtyType] = {}
        blocks = self._resolver.versions(owner)
        for block in blocks:
            for name, attribute in block.attributes.items():
                # Where the permitted versions differ, nothing is known.
                known = found.setdefault(name, attribute.type)
                if known != attribute.type:
                    found[name] = "dynamic"
        for block in blocks:
            found.update(dict.fromkeys(block.blocks, "dynamic"))
        return found or None


def _repeated(cty_type: CtyType, repeated: Repetition) -> CtyType:
    return [_COLLECTIONS[repeated], cty_type] if repeated else cty_type
