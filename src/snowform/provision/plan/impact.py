"""What a change does to what exists: by the tables of its type, and by what its edits mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .changes import Change, Kind
from .disruptive import ALIASES, TABLE
from .edit_impact import edit_impact
from .edits import edits
from .rules import Impact, Severity, below
from .takeovers import Made, takeovers

# What these say holds for what is made from them later.
TEMPLATES = {"aws_launch_template", "aws_ecs_task_definition"}


def impacts(change: Change, made: Made | None = None) -> tuple[Impact, ...]:
    """What an update in place, or a creation that takes over what exists, loses, interrupts or cuts off.

    `made` is what the same plan makes: without it, what a creation names is taken for something that exists.
    What a table names is left to the table: it knows the type better than words do.
    """
    if change.kind is Kind.CREATE:
        return takeovers(change, made or Made(()))
    if change.kind is not Kind.UPDATE:
        return ()
    found: dict[tuple[Severity, str], list[str]] = {}
    for severity, effect, name in (*_by_table(change), *_by_edits(change)):
        names = found.setdefault((severity, effect), [])
        if name not in names:
            names.append(name)
    return tuple(Impact(severity, effect, tuple(names)) for (severity, effect), names in found.items())


def _by_table(change: Change) -> Iterator[tuple[Severity, str, str]]:
    rules = TABLE.get(ALIASES.get(change.type, change.type), ())
    changed = [re.sub(r"\[\d+\]", "", name) for name in change.changed] if rules else []
    for rule in rules:
        causes = [
            attribute for attribute in changed if any(below(attribute, name) for name in rule.attributes)
        ]
        if causes and rule.when(change):
            yield from ((rule.severity, rule.effect, cause) for cause in causes)


def _by_edits(change: Change) -> Iterator[tuple[Severity, str, str]]:
    rules = TABLE.get(ALIASES.get(change.type, change.type), ())
    known = [(rule.severity, name) for rule in rules for name in rule.attributes if name != "*"]
    if change.type in TEMPLATES:
        return
    for edit in edits(change):
        found = edit_impact(edit, change.type)
        if found and not any(found[0] is severity and below(edit.name, name) for severity, name in known):
            note = ": known after apply" if edit.unknown else ""
            yield *found, f"{edit.name}{note}"
