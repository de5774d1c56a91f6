"""Draw boxes that are equal as one: twelve of them as "web × 12"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace

from snowform.graph.edges import merged
from snowform.graph.model import Edge, Graph, Line, Node, total

# Fewer are drawn one by one; in a large picture two are many already.
LEAST, LEAST_IN_LARGE = 3, 2
LARGE = 40
# How far around a box is looked whether two are equal: what it is joined with, and that again.
_ROUNDS = 3
# How many names a box shows that have no beginning in common.
_NAMED = 2
_FORMS = frozenset({"card", "data", "module", "range"})


def group_equal(graph: Graph) -> Graph:
    """The graph with boxes as one that are of one kind, in one box, say the same and have the same edges."""
    alike: dict[Hashable, list[Node]] = defaultdict(list)
    colours = _colours(graph)
    holding = {node.parent for node in graph.nodes}
    for node in graph.nodes:
        if node.form in _FORMS and node.id not in holding:
            alike[colours[node.id]].append(node)
    least = LEAST_IN_LARGE if len(graph.nodes) > LARGE else LEAST
    kept = {node.id: node for node in graph.nodes}
    becomes = {node.id: node.id for node in graph.nodes}
    for several in alike.values():
        if len(several) < least:
            continue
        kept[several[0].id] = _as_one(several)
        for node in several[1:]:
            del kept[node.id]
            becomes[node.id] = several[0].id
    edges = (
        replace(
            edge, source=becomes.get(edge.source, edge.source), target=becomes.get(edge.target, edge.target)
        )
        for edge in graph.edges
    )
    return replace(graph, nodes=tuple(kept.values()), edges=merged(filter(None, map(_without_circle, edges))))


def _colours(graph: Graph) -> dict[str, int]:
    """A number for each node, the same for those that look the same from all around."""
    colours = _numbered((node.id, _look(node)) for node in graph.nodes)
    for _ in range(_ROUNDS):
        seen: dict[str, list[Hashable]] = {node.id: [] for node in graph.nodes}
        for edge in graph.edges:
            # How many neighbours are equal does not matter: they may be one box in the end.
            if edge.source in seen:
                seen[edge.source].append(("to", colours.get(edge.target), edge.kind, edge.label))
            if edge.target in seen:
                seen[edge.target].append(("from", colours.get(edge.source), edge.kind, edge.label))
        colours = _numbered((id_, (colours[id_], frozenset(around))) for id_, around in seen.items())
    return colours


def _numbered(looks: Iterable[tuple[str, Hashable]]) -> dict[str, int]:
    numbers: dict[Hashable, int] = {}
    return {id_: numbers.setdefault(look, len(numbers)) for id_, look in looks}


def _look(node: Node) -> Hashable:
    if node.form not in _FORMS:
        return node.id
    # What is destroyed never hides among what stays.
    return node.form, node.type, node.parent, node.lines, node.tags, tuple(node.changes)


def _without_circle(edge: Edge) -> Edge | None:
    """An edge between two of a group is no longer one; an open port is still told of."""
    if edge.source != edge.target:
        return edge
    if edge.kind != "port":
        return None
    return replace(edge, source="", label=f"{edge.label} from each other")


def _as_one(several: list[Node]) -> Node:
    first = several[0]
    if first.form == "range":
        ranges = tuple(Line("range", node.name) for node in several)
        return replace(first, name=f"{len(several)} ranges", lines=ranges)
    counts = [node.count for node in several]
    return replace(
        first,
        name=_name([node.name for node in several]),
        count=None if None in counts else sum(filter(None, counts)),
        addresses=tuple(address for node in several for address in node.addresses),
        changes=total(node.changes for node in several),
    )


def _beginning(names: list[str]) -> str:
    """What all texts begin with."""
    least, most = min(names), max(names)
    same = next(
        (n for n, (one, other) in enumerate(zip(least, most, strict=False)) if one != other), len(least)
    )
    return least[:same]


def _name(names: list[str]) -> str:
    """What names begin with, "web" of web-1 and web-2; where that is nothing, the first of them."""
    stem = _beginning(names).rstrip("0123456789").rstrip("-_. /")
    if len(stem) > 1:
        return stem
    more = ", …" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
