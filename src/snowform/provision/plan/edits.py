"""What an update edits, one place at a time: values, lists and nested blocks, with those that come and go.

`details` compares for people to read; here the sides stay values, and blocks are matched with what they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from ..records import dataclass, replace
from .changes import Change
from .details import holds_true
from .hashed import Pool, essence, hashed
from .words import DESCRIPTIVE, OPAQUE, PASSAGES


class Form(Enum):
    """What an edit is an edit of."""

    VALUE = "value"
    LIST = "list"
    BLOCK = "block"


class _Unknown:
    """A value that is known in the apply only."""

    def __repr__(self) -> str:
        return "(known after apply)"


UNKNOWN = _Unknown()

# By which of its attributes a block is known again, the first one that all blocks of a list have.
IDENTITIES = (
    *("id", "sid", "rule_id", "rule_no", "rule_number", "identifier", "name", "rule_name", "key"),
    *("index_name", "attribute", "capability", "origin_id", "path_pattern", "device_name", "alias"),
    *("region_name", "region"),
    *("priority", "attribute_name", "cidr_block", "destination", "rule", "target", "event", "type"),
)

# How a block is named that holds a name and a value.
SETTINGS = ("parameter", "parameters", "setting", "settings", "option", "options")
SETTING_KEYS = (
    *(("name", "value"), ("key", "value"), ("name", "values")),
    *(("parameter_name", "parameter_value"), ("parameter_key", "parameter_value")),
)


# No provider nests its blocks deeper; a value that somebody nests without end is not walked to its end.
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Edit:
    """`old` became `new` at `path` (names without indexes). An absent value is None.

    Of a list `old` and `new` hold what has left and what has come. Of a block one of them is None; both are
    there where it lets something through, and no longer all that it did; `among` tells whether others stand
    beside it, of one that goes afterwards, of one that comes before. A `fresh` value stands in a block that
    comes.
    """

    path: tuple[str, ...]
    form: Form
    old: Any
    new: Any
    fresh: bool = False
    among: bool = False

    @property
    def name(self) -> str:
        """The dotted name."""
        return ".".join(self.path)

    @property
    def last(self) -> str:
        """The name without what it lies in."""
        return self.path[-1]

    @property
    def unknown(self) -> bool:
        """What it becomes is not known yet."""
        return self.new is UNKNOWN


def edits(change: Change) -> Iterator[Edit]:
    """What an update edits, without what only people or tools read.

    What is not known yet counts where the configuration gives it: a provider computes the rest anew.
    """
    before, after = mapping(change.before), mapping(change.after)
    unknown = mapping(change.after_unknown)
    configured = change.configured
    for key in {**before, **after, **unknown}:
        for edit in _edits((key,), before.get(key), after.get(key), unknown.get(key)):
            if (
                not edit.unknown
                or edit.form is Form.BLOCK
                or configured is None
                or configured.gives(edit.path)
            ):
                yield edit


def _edits(path: tuple[str, ...], old: Any, new: Any, unknown: Any) -> Iterator[Edit]:
    # Of these names nested blocks are told apart: their inner names are the provider's, not the user's.
    if path[-1] in DESCRIPTIVE or (path[-1] in OPAQUE and not isinstance(old or new, list)):
        return
    if unknown is True:
        if not empty(old):
            form = Form.VALUE if not isinstance(old, list) else Form.BLOCK if _blocks(old) else Form.LIST
            yield Edit(path, form, old, UNKNOWN)
    elif not holds_true(unknown) and (old == new or (empty(old) and empty(new))):
        return
    elif len(path) > DEEPEST:
        yield Edit(path, Form.VALUE, old, new)
    elif _both(old, new, _blocks):
        yield from _block_edits(path, old or [], new or [], unknown)
    elif _both(old, new, lambda value: isinstance(value, list)):
        yield from _list_edit(path, old or [], new or [], unknown)
    elif _both(old, new, lambda value: isinstance(value, Mapping)):
        yield from _object_edits(path, mapping(old), mapping(new), mapping(unknown))
    else:
        yield Edit(path, Form.VALUE, old, new)


def _object_edits(
    path: tuple[str, ...], old: Mapping[str, Any], new: Mapping[str, Any], unknown: Mapping[str, Any]
) -> Iterator[Edit]:
    if old and not new and not unknown:
        yield Edit(path, Form.BLOCK, old, None)
        return
    for key in dict.fromkeys((*old, *new, *unknown)):
        # An attribute that is gone is null; a key of a map is not there.
        if key not in new and not unknown.get(key) and isinstance(old[key], (str, int, float)):
            yield Edit(path, Form.LIST, [key], [])
        else:
            yield from _edits((*path, key), old.get(key), new.get(key), unknown.get(key))


def _list_edit(path: tuple[str, ...], old: list[Any], new: list[Any], unknown: Any) -> Iterator[Edit]:
    lost, come = _without(old, new), [element for element in _without(new, old) if element is not None]
    if isinstance(unknown, list) and any(mark is True for mark in unknown):
        come = [*come, UNKNOWN]
    if lost or come:
        yield Edit(path, Form.LIST, lost, come, among=len(lost) < len(old))


def _block_edits(path: tuple[str, ...], old: list[Any], new: list[Any], unknown: Any) -> Iterator[Edit]:
    unknowns = unknown if isinstance(unknown, list) else []
    coming = [
        (element, unknowns[place] if place < len(unknowns) else None) for place, element in enumerate(new)
    ]
    pool = Pool(old)
    come = [
        (block, not_known) for block, not_known in coming if holds_true(not_known) or not pool.take(block)
    ]
    # What differs in null and empty has become no other block.
    gone = pool.left()
    same = Pool(list(map(essence, gone)))
    come = [
        (block, not_known)
        for block, not_known in come
        if holds_true(not_known) or not same.take(essence(block))
    ]
    for former, (block, not_known) in _matched([gone[at] for at in same.places()], come):
        among = bool(new if block is None else old)
        yield from _pair(path, former, block, not_known, among)


def _pair(path: tuple[str, ...], old: Any, new: Any, unknown: Any, among: bool) -> Iterator[Edit]:
    if old is None:
        yield Edit(path, Form.BLOCK, None, new, among=among)
        for edit in _edits(path, {}, new, unknown):
            yield replace(edit, fresh=True)
    elif new is None:
        yield Edit(path, Form.BLOCK, old, None, among=among)
    elif path[-1] in PASSAGES:
        if not covers(new, old):
            yield Edit(path, Form.BLOCK, old, new)
    elif setting := _setting(path, old, new, mapping(unknown)):
        yield setting
    else:
        # Not by way of `_edits`: of a block it does not know that its inner names are the provider's.
        yield from _object_edits(path, mapping(old), mapping(new), mapping(unknown))


def _setting(
    path: tuple[str, ...], old: Mapping[str, Any], new: Mapping[str, Any], unknown: Mapping[str, Any]
) -> Edit | None:
    """A block of a name and a value is an attribute of that name."""
    if not path[-1].endswith(SETTINGS):
        return None
    for key, value in SETTING_KEYS:
        name, known = old.get(key), value in new or unknown.get(value)
        same = all(old.get(key) == new.get(key) for key in {*old, *new} - {value})
        if isinstance(name, str) and name and known and same:
            becomes = UNKNOWN if unknown.get(value) else new[value]
            return Edit((*path, name), Form.VALUE, old.get(value), becomes)
    return None


def _matched(gone: list[Any], come: list[tuple[Any, Any]]) -> Iterator[tuple[Any, tuple[Any, Any]]]:
    """Which block became which: the one that is left, or the one of the same identity."""
    if len(gone) == 1 and len(come) == 1:
        yield gone[0], come[0]
        return
    name = next((name for name in IDENTITIES if _identifies(name, gone, come)), None)
    rest = list(come)
    for former in gone:
        same = next((block for block in rest if name and block[0].get(name) == former.get(name)), None)
        if same is None:
            # What covers it elsewhere in the list has taken its place.
            same = next((block for block in rest if covers(block[0], former)), None)
        if same is None:
            yield former, (None, None)
        else:
            rest.remove(same)
            yield former, same
    for block in rest:
        yield None, block


def _identifies(name: str, gone: list[Any], come: list[tuple[Any, Any]]) -> bool:
    for blocks in (gone, [block for block, _ in come]):
        values = [repr(block.get(name)) for block in blocks]
        if len({*values}) != len(values) or any(empty(block.get(name)) for block in blocks):
            return False
    return bool(gone and come)


def covers(new: Any, old: Any) -> bool:
    """Whether a block or value still lets through, names or does all that `old` does.

    A list that is longer, a wider range of ports and another description do.
    """
    if isinstance(old, Mapping):
        new = mapping(new)
        ranges = "from_port" in old and "to_port" in old
        if ranges and not _in_range(old, new):
            return False
        passed = DESCRIPTIVE | {"from_port", "to_port"} if ranges else DESCRIPTIVE
        return all(key in passed or covers(new.get(key), value) for key, value in old.items())
    if isinstance(old, list):
        others = new if isinstance(new, list) else []
        return all(any(covers(element, former) for element in others) for former in old)
    return empty(old) or bool(new == old) or (old is False and new is None)


def _in_range(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    ports = (new.get("from_port"), old["from_port"], old["to_port"], new.get("to_port"))
    if all(isinstance(port, int) for port in ports):
        return list(ports) == sorted(ports)
    return bool(ports[0] == ports[1] and ports[2] == ports[3])


def empty(value: Any) -> bool:
    """Absent, or as good as absent."""
    return value is None or value in ("", [], {})


def _both(old: Any, new: Any, kind: Callable[[Any], bool]) -> bool:
    """Both are of that kind, or one is and the other is absent."""
    return (kind(old) or empty(old)) and (kind(new) or empty(new)) and not (empty(old) and empty(new))


def _without(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    left = {*map(hashed, others)}
    return [item for item in items if hashed(item) not in left]


def _blocks(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(element, Mapping) for element in value)


def mapping(value: Any) -> Mapping[str, Any]:
    """The object; an empty one where there is none."""
    return value if isinstance(value, Mapping) else {}
