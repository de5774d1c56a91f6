"""The rules of a provider for several arguments together: what excludes, needs or stands in for what.

An argument is given, absent, or open where a plan decides whether it is null, or how many blocks a dynamic
block makes. What is open counts for neither, as with the provider's own check before a plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from snowform.hints import Any, Literal
from snowform.provision.configuration.blocks import blocks, bodies_of, labels
from snowform.schema import Block
from snowform.schema.check import is_unknown
from snowform.schema.rules import Fault

State = Literal["given", "absent", "open"]
# Whether a template is null; None where only a plan knows.
IsNull = Callable[[str], bool | None]


class Groups:
    """The groups of a block, by the member whose presence alone makes a group worth a look."""

    __slots__ = ("_always", "_by_first")

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._always: list[Sequence[str]] = []
        self._by_first: dict[str, list[Sequence[str]]] = {}
        for group in groups:
            kind, first = group[0], group[1]
            if kind in {"conflicts", "with"} and "." not in first:
                self._by_first.setdefault(first, []).append(group)
            else:
                self._always.append(group)

    def of(self, content: Mapping[str, Any]) -> list[Sequence[str]]:
        """Those that a body may break: of a group that its first member calls, where that may be given."""
        found = list(self._always)
        for name in content:
            if name in self._by_first:
                found += self._by_first[name]
        if "dynamic" in content:
            made = {labels(place)[0] for place, _ in blocks(content["dynamic"], 1)}
            found += [group for name in made - content.keys() for group in self._by_first.get(name, ())]
        return found


def states(
    members: Sequence[str],
    block: Block,
    content: Mapping[str, Any],
    root_block: Block,
    root: Mapping[str, Any],
    is_null: IsNull,
) -> dict[str, State]:
    """Whether the members of a group are given, by their names; those with a dot before stand in the root."""
    found: dict[str, State] = {}
    for member in members:
        if member.startswith("."):
            found[member[1:]] = _state(member[1:].split("."), root_block, root, is_null)
        else:
            found[member] = _state(member.split("."), block, content, is_null)
    return found


def is_plainly_kept(group: Sequence[str], content: Mapping[str, Any]) -> bool:
    """Whether a group is surely kept, told at once of what most bodies hold; False says nothing."""
    kind, first = group[0], group[1]
    if "dynamic" in content or first[0] == ".":
        return False
    if kind in {"conflicts", "with"} and content.get(first) is None:
        return True
    if kind == "conflicts":
        return all("." not in name and content.get(name) is None for name in group[2:])
    if kind not in {"exactly", "most", "least"}:
        return False
    given = 0
    for name in group[1:]:
        value = content.get(name)
        if value is None:
            # What stands deeper, or at the root, is not found by its name.
            if "." in name:
                return False
        elif type(value) is str and "{" not in value:
            given += 1
        else:
            return False
    return given == 1 or (kind == "least" and given > 1) or (kind == "most" and not given)


def group_fault(kind: str, members: Mapping[str, State]) -> Fault | None:
    """What is wrong with a group, and what to do; None where nothing is, or a plan decides."""
    given = [name for name, state in members.items() if state == "given"]
    is_open = "open" in members.values()
    if kind == "conflicts":
        first = next(iter(members))
        others = [name for name in given if name != first]
        if members[first] != "given" or not others:
            return None
        return _exclusive([first, *others], "leave one of them out")
    if kind in {"exactly", "most"} and len(given) > 1:
        return _exclusive(given, f"one of {_listed(members)} may be given" if len(members) > 2 else "")
    if kind in {"exactly", "least"} and not given and not is_open:
        return f"one of {_listed(members)} is required", ""
    if kind == "with":
        first = next(iter(members))
        missing = [name for name, state in members.items() if state == "absent"]
        if members[first] == "given" and missing:
            return f'"{first}" needs {_listed(missing, "and")}', ""
    if kind == "require" and members and not given and not is_open:
        return f"the argument {_listed(members)} is required", ""
    return None


def _exclusive(names: Sequence[str], hint: str) -> Fault:
    return f"{_listed(sorted(names), 'and')} exclude each other", hint


def _listed(names: Any, last: str = "or") -> str:
    *some, final = [f'"{name}"' for name in names]
    return f"{', '.join(some)} {last} {final}" if some else final


def _state(path: Sequence[str], block: Block, content: Mapping[str, Any], is_null: IsNull) -> State:
    name, *rest = path
    value = content.get(name)
    if any(name in labels(place) for place, _ in blocks(content.get("dynamic"), 1)):
        return "open"
    nested = block.blocks.get(name)
    if rest:
        bodies = list(bodies_of(value))
        if len(bodies) > 1 or (value is not None and is_unknown(value)):
            return "open"
        below = nested.block if nested else Block({})
        return _state(rest, below, bodies[0], is_null) if bodies else "absent"
    if value is None:
        return "absent"
    if isinstance(value, str) and is_unknown(value):
        null = is_null(value)
        return "open" if null is None else "absent" if null else "given"
    if nested and isinstance(value, list) and not any(body is not None for body in value):
        return "absent"
    return "open" if is_unknown(value) else "given"
