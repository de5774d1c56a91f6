"""The words and signs for what a plan does: one vocabulary for the summary, the report and the progress."""

from __future__ import annotations

from collections.abc import Iterator

from ..console.console import BLUE, CYAN, GREEN, RED, YELLOW
from ..plan.changes import Change, Kind, Plan
from ..records import dataclass
from .texts import printable


@dataclass(frozen=True, slots=True)
class Group:
    """What is shown together: `title` stands above it, `verb` counts it before it is done, `done` after."""

    name: str
    title: str
    verb: str
    done: str
    sign: str
    colour: str


# In the order of what a person must not overlook.
DESTROY = Group("destroy", "Destroyed", "to destroy", "destroyed", "-", RED)
REPLACE = Group("replace", "Destroyed and created again", "to replace", "replaced", "-/+", RED)
FORGET = Group(
    "forget", "Forgotten: they live on, and no state knows them", "to forget", "forgotten", "->", RED
)
UPDATE = Group("update", "Changed in place", "to change", "changed", "~", YELLOW)
CREATE = Group("create", "Created", "to create", "created", "+", GREEN)
IMPORT = Group("import", "Imported as they are", "to import", "imported", "<-", CYAN)
MOVE = Group("move", "Known by another address, otherwise unchanged", "to move", "moved", "=>", CYAN)
READ = Group("read", "Read during the apply", "to read", "read", "<=", BLUE)
GROUPS = (DESTROY, REPLACE, FORGET, UPDATE, CREATE, IMPORT, MOVE, READ)

_BY_KIND = {
    Kind.DELETE: DESTROY,
    Kind.REPLACE: REPLACE,
    Kind.FORGET: FORGET,
    Kind.UPDATE: UPDATE,
    Kind.CREATE: CREATE,
    Kind.READ: READ,
}

# What tofu gives as `action_reason` (https://opentofu.org/docs/internals/json-format/#change-representation).
_REASONS = {
    "delete_because_no_resource_config": "no longer in the configuration",
    "delete_because_no_module": "its module is no longer in the configuration",
    "delete_because_no_move_target": "moved to an address that is not in the configuration",
    "delete_because_wrong_repetition": "the resource got or lost its count or for_each",
    "delete_because_count_index": "the resource's count has become smaller",
    "delete_because_each_key": "its key is no longer in for_each",
    "replace_by_request": "its replacement was asked for",
    "replace_by_triggers": "something in its replace_triggered_by changes",
    "read_because_config_unknown": "what it asks for is not known before",
    "read_because_dependency_pending": "what it depends on changes",
    "read_because_check_nested": "a check asks for it",
}


def group_of(change: Change) -> Group | None:
    """Where a change is shown; None for one that does nothing at all."""
    if change.kind is not Kind.NOOP:
        return _BY_KIND[change.kind]
    if change.importing:
        return IMPORT
    return MOVE if change.moved else None


def sign_of(change: Change, group: Group) -> str:
    """The sign before its address; a replacement's tells which comes first."""
    return "+/-" if change.create_before_destroy else group.sign


def reasons(change: Change) -> Iterator[str]:
    """Why it happens, and what else happens with it: clauses without any value of the object."""
    if change.deposed:
        yield "left over from an earlier replacement, its successor stays"
    elif change.tainted:
        yield "tainted: its creation was cut off or failed"
    elif forcing := forces(change):
        yield f"{', '.join(forcing)} cannot change in place"
    elif reason := _REASONS.get(change.reason):
        yield reason
    if change.create_before_destroy:
        yield "the new one is created first"
    if change.moved:
        yield f"moved from {printable(change.previous_address)}"
    if change.importing and group_of(change) is not IMPORT:
        yield "imported first"


def forces(change: Change) -> tuple[str, ...]:
    """The attributes because of which an object is replaced."""
    return tuple(dict.fromkeys(map(printable, change.forced)))


def counts(plan: Plan) -> dict[str, int]:
    """How many changes each group has, by the group's name, and how many outputs change.

    What is imported or moved and changed too counts for both.
    """
    found = dict.fromkeys((group.name for group in GROUPS), 0)
    for change in plan.changes:
        if group := group_of(change):
            also = [other for other, held in ((IMPORT, change.importing), (MOVE, change.moved)) if held]
            for counted in {group, *also}:
                found[counted.name] += 1
    return {**found, "outputs": sum(output.kind is not Kind.NOOP for output in plan.outputs)}


def tally(numbers: dict[str, int], *, done: bool = False) -> str:
    """`2 to create, 1 to change, 0 to destroy`; what is rarer is named where there is some.

    After an apply (`done`): `2 created, 1 changed, 0 destroyed`.
    """
    always = {CREATE, UPDATE, DESTROY}
    order = (CREATE, UPDATE, REPLACE, DESTROY, FORGET, IMPORT, MOVE)
    named = [
        f"{numbers[group.name]} {group.done if done else group.verb}"
        for group in order
        if numbers[group.name] or group in always
    ]
    if outputs := numbers["outputs"]:
        named.append(f"{outputs} output{'s' if outputs > 1 else ''} {'changed' if done else 'to change'}")
    return ", ".join(named)
