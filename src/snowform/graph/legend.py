"""What the signs of a picture mean: only those that it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from snowform.graph.kinds import FAMILIES
from snowform.graph.layout.boxes import MARGIN_LEFT
from snowform.graph.layout.measure import width_of
from snowform.graph.model import CHANGES, EDGES, Graph
from snowform.graph.shapes import badge, rect, text

ROW = 26
_NO_FAMILY = frozenset({"world", "range", "zone", "subnet", "data"})


class Entry(NamedTuple):
    """One sign: how it is drawn, the name of what it is, its words."""

    form: str
    name: str
    words: str

    @property
    def width(self) -> int:
        """How wide it is, with the room after it."""
        return int(width_of(self.words, 12)) + 58


def rows(graph: Graph) -> list[list[Entry]]:
    """Edges and subnets, families, and changes: a row each, where there are some."""
    kinds = {edge.kind for edge in graph.edges if edge.source and not edge.world}
    lines = [Entry("line", kind, words) for kind, words in EDGES.items() if kind in kinds]
    if any(edge.world for edge in graph.edges):
        lines.insert(0, Entry("line", "port world", "open to the world"))
    tags = {tag for node in graph.nodes for tag in node.tags}
    lines += [Entry("box", f"subnet {tag}", f"{tag} subnet") for tag in ("public", "private") if tag in tags]
    families = {node.family for node in graph.nodes if node.form not in _NO_FAMILY}
    badges = [Entry("badge", family, words) for family, words in FAMILIES.items() if family in families]
    if any(node.form == "data" for node in graph.nodes):
        badges.append(Entry("data", "card", "data source"))
    changes = {name for node in graph.nodes for name in node.changes}
    marks = [Entry("mark", name, words) for name, (_, words) in CHANGES.items() if name in changes]
    return [row for row in (lines, badges, marks) if row]


def drawn(row: list[Entry], y: int) -> Iterator[str]:
    """A row of the legend at a height."""
    x = MARGIN_LEFT
    for entry in row:
        yield from _sign(entry, x, y)
        yield text("l", x + 36, y + 4, entry.words)
        x += entry.width


def _sign(entry: Entry, x: int, y: int) -> Iterator[str]:
    if entry.form == "line":
        yield f'<path class="e {entry.name}" d="M{x} {y}h20"/>'
        yield f'<path class="a {entry.name}" d="M{x + 28} {y}l-8 4.5v-9z"/>'
    elif entry.form == "badge":
        yield badge(entry.name, x + 8, y - 10, 20)
    elif entry.form == "mark":
        yield rect(f"dot {entry.name}", (x + 8, y - 10), (20, 20), 10)
        yield text("sign on", x + 18, y + 5, CHANGES[entry.name][0])
    else:
        box = rect(entry.name, (x + 4, y - 8), (24, 16), 4)
        yield f'<g class="data-box">{box}</g>' if entry.form == "data" else box
