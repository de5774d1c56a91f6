"""What a plan does with the resources of a configuration, and which it knows besides: in modules, or to be gone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from snowform.graph.errors import GraphError
from snowform.graph.model import CHANGES
from snowform.graph.resources import Resource, Use
from snowform.provision.plan.changes import Change, Plan, PlanError, read_plan
from snowform.provision.plan.configured import without_index

_ONE_LINE = 'give what `tofu show -json PLANFILE` prints'


class Planned:
    """The changes of a plan by the addresses of the configuration, without indexes."""

    def __init__(self, plan: Plan) -> None:
        self._of: dict[str, list[Change]] = {}
        for change in plan.changes:
            if change.mode == "managed":
                self._of.setdefault(without_index(change.address), []).append(change)
        self._by_id = dict(_ids(plan.changes))

    @property
    def resources(self) -> dict[str, Resource]:
        """The managed resources that the plan knows, with what is known of their arguments and references."""
        return {address: self._resource(address, changes[0]) for address, changes in self._of.items()}

    def changes(self, address: str) -> dict[str, int]:
        """How many objects at an address are created, changed, replaced, destroyed or forgotten."""
        found = Counter(change.kind.value for change in self._of.get(address, ()))
        return {name: found[name] for name in CHANGES if found[name]}

    def count(self, address: str, configured: int | None) -> int | None:
        """How many objects there are at an address; what the configuration says where the plan has none."""
        return len(self._of[address]) if address in self._of else configured

    def _resource(self, address: str, change: Change) -> Resource:
        values = change.after if isinstance(change.after, Mapping) else change.before
        hidden = change.after_sensitive if isinstance(change.after, Mapping) else change.before_sensitive
        body = _visible(values, hidden)
        if change.configured is not None:
            uses = tuple(
                Use(argument, named)
                for argument, addresses in change.configured.references.items()
                for named in sorted(addresses)
            )
        else:
            uses = tuple(self._found(address, body))
        module = without_index(change.module)
        return Resource(address, "managed", change.type, change.name, body, uses, module, len(self._of[address]))

    def _found(self, own: str, body: Mapping[str, Any]) -> Iterator[Use]:
        """References of what is no longer in the configuration: its values name objects by their ids."""
        for argument, value in body.items():
            for text in value if isinstance(value, list) else [value]:
                named = self._by_id.get(text) if isinstance(text, str) else None
                if named is not None and named != own:
                    yield Use(argument, named)


def read_planned(text: str, *, where: str) -> Planned:
    """The plan in what `tofu show -json` printed.

    Raises GraphError for what is none, a plan file of tofu's own among that.
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise GraphError("is not JSON", where=where, hint=_ONE_LINE) from error
    try:
        return Planned(read_plan(document))
    except PlanError as error:
        raise GraphError(str(error), where=where) from error


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
