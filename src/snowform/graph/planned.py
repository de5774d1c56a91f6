"""What a plan does with resources, and which it knows beside the configuration: in modules, or to be gone.

It is read from what `tofu show -json` prints, which has values, or from the report of `snowform plan --json`,
which has none.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.graph.errors import GraphError
from snowform.graph.model import CHANGES
from snowform.graph.resources import Configuration, Resource, Use
from snowform.provision.plan.changes import Change, PlanError, read_plan
from snowform.provision.plan.configured import without_index

STDIN = "-"
_GIVE = "give what `tofu show -json PLANFILE` or `snowform plan STACK --json` prints"
_MODULES = re.compile(r"((?:module\.[^.]+\.)*)([^.]+)\.([^.]+)")
# What the report of a plan calls its groups.
_GROUPS = {"destroy": "delete"}
# What may happen to objects that are no longer in the configuration.
_ENDS = frozenset({"delete", "forget"})


@dataclass(frozen=True)
class Object:
    """One object of a plan: its resource's address without index, what becomes of it, what is known of it."""

    address: str
    type: str
    name: str
    module: str
    change: str
    body: Mapping[str, Any] = field(default_factory=dict, compare=False)
    uses: tuple[Use, ...] = ()


class Planned:
    """The managed objects of a plan by the addresses that the configuration has for them.

    A report names only what changes: then the numbers of objects are not `complete`.
    """

    def __init__(self, objects: Iterable[Object], *, complete: bool, where: str = "plan") -> None:
        self._complete = complete
        self._where = where
        self._of: dict[str, list[Object]] = {}
        for one in objects:
            self._of.setdefault(one.address, []).append(one)

    @property
    def resources(self) -> dict[str, Resource]:
        """The resources that the plan knows, with what is known of their arguments and references."""
        return {
            address: Resource(
                address, "managed", one.type, one.name, one.body, one.uses, one.module, len(self._of[address])
            )
            for address, (one, *_) in self._of.items()
        }

    def refuse_another(self, document: Mapping[str, Any], stack: str) -> None:
        """Raise GraphError where this is the plan of another stack than that of the document.

        It is where both have resources and no object lies at an address, or in a module, of the stack's. One
        that only ends objects may be the stack's: they are in its configuration no more.
        """
        own = {address for address, one in Configuration(document).resources.items() if one.mode != "data"}
        places = {place for address in self._of for place in (address, ".".join(address.split(".")[:2]))}
        ends = all(one.change in _ENDS for objects in self._of.values() for one in objects)
        if own and places and not ends and not own & places:
            raise GraphError(
                f'is not a plan of the stack "{stack}", which has no {min(self._of)}',
                where=self._where,
                hint="give the plan of this stack, or name the stack that it is of",
            )

    def changes(self, address: str) -> dict[str, int]:
        """How many objects at an address are created, changed, replaced, destroyed or forgotten."""
        found = Counter(one.change for one in self._of.get(address, ()))
        return {name: found[name] for name in CHANGES if found[name]}

    def count(self, address: str, configured: int | None) -> int | None:
        """How many objects there are at an address; as `configured` where the plan does not tell."""
        if address in self._of and (self._complete or configured is None):
            return len(self._of[address])
        return configured


def read_planned(file: str) -> Planned:
    """The plan in a file, or on standard input for `-`.

    Raises GraphError where it cannot be read, and for what is no plan, a plan file of tofu's own among that.
    """
    where = "standard input" if file == STDIN else file
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise GraphError(f"cannot be read: {error.strerror}", where=where) from error
    if data.startswith(b"PK"):
        raise GraphError("is a plan as tofu keeps it, not as JSON", where=where, hint=_GIVE)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise GraphError("is not JSON", where=where, hint=_GIVE) from error
    return planned(document, where=where)


def planned(document: Any, *, where: str = "plan") -> Planned:
    """The same of a document that was read already."""
    if isinstance(document, Mapping) and {"format", "stack", "changes"} <= document.keys():
        return Planned(_reported(document["changes"], where), complete=False, where=where)
    try:
        changes = read_plan(document).changes
    except PlanError as error:
        raise GraphError(error.message, where=where, hint=error.hint or _GIVE) from error
    by_id = dict(_ids(changes))
    objects = (_object(one, by_id) for one in changes if one.mode == "managed")
    return Planned(objects, complete=True, where=where)


def _reported(changes: Any, where: str) -> Iterator[Object]:
    for change in changes if isinstance(changes, list) else ():
        found = (
            _MODULES.fullmatch(without_index(str(change.get("address"))))
            if isinstance(change, Mapping)
            else None
        )
        if found is None:
            raise GraphError("is not a report of a plan", where=where, hint=_GIVE)
        if found[2] != "data":
            group = str(change.get("group"))
            yield Object(found[0], found[2], found[3], found[1].rstrip("."), _GROUPS.get(group, group))


def _object(change: Change, by_id: Mapping[str, str]) -> Object:
    address = without_index(change.address)
    here = isinstance(change.after, Mapping)
    body = _visible(
        change.after if here else change.before, change.after_sensitive if here else change.before_sensitive
    )
    if change.configured is not None:
        references = change.configured.references.items()
        uses = [Use(argument, named) for argument, addresses in references for named in sorted(addresses)]
    else:
        uses = list(_found(address, body, by_id))
    return Object(
        address, change.type, change.name, without_index(change.module), change.kind.value, body, tuple(uses)
    )


def _found(own: str, body: Mapping[str, Any], by_id: Mapping[str, str]) -> Iterator[Use]:
    """References of what is no longer in the configuration: its values name objects by their ids."""
    for argument, value in body.items():
        for text in value if isinstance(value, list) else [value]:
            named = by_id.get(text) if isinstance(text, str) else None
            if named is not None and named != own:
                yield Use(argument, named)


def _ids(changes: tuple[Change, ...]) -> Iterator[tuple[str, str]]:
    for change in changes:
        for values in (change.before, change.after):
            if isinstance(values, Mapping) and isinstance(values.get("id"), str):
                yield values["id"], without_index(change.address)


def _visible(values: Any, hidden: Any) -> dict[str, Any]:
    """The values of an object without those that are sensitive, wholly or in a part."""
    if not isinstance(values, Mapping):
        return {}
    marked = hidden if isinstance(hidden, Mapping) else {}
    return {
        name: value
        for name, value in values.items()
        if not _holds_mark(marked.get(name)) and hidden is not True and value is not None
    }


def _holds_mark(marks: Any) -> bool:
    if isinstance(marks, Mapping):
        return any(map(_holds_mark, marks.values()))
    return any(map(_holds_mark, marks)) if isinstance(marks, list) else marks is True
