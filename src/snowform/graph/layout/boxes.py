"""The boxes of a picture with their sizes and places; all of them lie on the grid that edges run on."""

from __future__ import annotations

from dataclasses import dataclass, field

from snowform.graph.layout.measure import shorten, width_of
from snowform.graph.model import CONTAINERS, Edge, Line, Node

# The distance of the lines of the grid, in pixels: every edge and every border is on one.
STEP = 10
TITLE, TEXT, SMALL = 13, 11, 10
# Of a card: from its border to its texts, to the lines below its name, between those.
PADDING, HEAD, LINE = 12, 52, 17
BADGE = 28
LEAST_WIDTH, MOST_WIDTH = 180, 260
MOST_LINES = 8
# Of a pill on the upper border, where edges dock.
SOCKET = 20
GLOBE = 14
MOST_LABEL = 200
TERM_GAP = 8
# How far the equal ones show behind the first.
BEHIND = 8
PILL_HEIGHT = 40
# In the head of a frame, from its border to the end of its sign.
HEAD_LEFT = 60
MARGIN_LEFT = 30


@dataclass
class Socket:
    """A pill on the upper border of a box, at which edges end; with `out` they leave from it.

    `shown` is as much of the label as has room.
    """

    label: str
    shown: str
    kind: str
    world: bool
    out: bool
    width: int
    edges: list[Edge] = field(default_factory=list)
    x: int = 0


@dataclass
class Box:
    """A rectangle with what is in it; `title` and `lines` are shortened to its width. A panel has no node."""

    node: Node | None
    form: str
    title: str = ""
    children: list[Box] = field(default_factory=list)
    sockets: list[Socket] = field(default_factory=list)
    lines: tuple[Line, ...] = ()
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0

    @property
    def is_container(self) -> bool:
        """Whether it is a frame around others."""
        return self.form in CONTAINERS or self.form == "panel"

    @property
    def center(self) -> float:
        """The middle of its width."""
        return self.x + self.width / 2

    @property
    def behind(self) -> int:
        """How much of its width and height shows the equal ones behind it."""
        return BEHIND if self.node is not None and self.node.count != 1 and not self.is_container else 0

    @property
    def overhang(self) -> int:
        """How far its sockets reach above it."""
        return SOCKET // 2 if self.sockets else 0

    def move(self, x: int, y: int) -> None:
        """Put it, with all that is in it, to another place."""
        for child in self.children:
            child.move(child.x + x - self.x, child.y + y - self.y)
        self.x, self.y = x, y

    def all(self) -> list[Box]:
        """It and all that is in it, the outer ones first."""
        return [self, *(box for child in self.children for box in child.all())]


def on_grid(length: float) -> int:
    """The next multiple of the grid's step."""
    return int(-(-length // STEP) * STEP)


def card(node: Node, edges: list[Edge]) -> Box:
    """The box of a node that holds no others, with its size; `edges` are those that begin or end at it."""
    form = "card" if node.form in CONTAINERS else node.form
    box = Box(node, form, sockets=sockets(node, edges))
    if node.form in {"world", "range"}:
        box.title = node.title
        box.width = on_grid(width_of(node.title, TITLE, bold=True) + 2 * PADDING + GLOBE + 12)
        box.height = PILL_HEIGHT
        return box
    said = [Line("open", edge.label) for edge in edges if edge.target == node.id and not edge.source]
    box.lines = _fitting((*node.lines, *said))
    wanted = [width_of(node.title, TITLE, bold=True) + BADGE + 8, width_of(node.kind, TEXT) + BADGE + 8]
    wanted += [width_of(f"{line.term}{line.text}", TEXT) + TERM_GAP for line in box.lines]
    least = sum(socket.width + STEP for socket in box.sockets) + STEP
    width = max(LEAST_WIDTH, min(MOST_WIDTH, max(wanted) + 2 * PADDING + box.behind), least)
    box.width = _even(width)
    box.height = on_grid(HEAD + LINE * len(box.lines) + (8 if box.lines else 0) + box.overhang + box.behind)
    return box


def fit(box: Box) -> None:
    """Shorten the texts of a box to the width that it has got."""
    if box.node is None:
        return
    if box.is_container:
        pills = sum(socket.width + STEP for socket in box.sockets)
        free = box.width - pills - HEAD_LEFT
        box.title = shorten(box.title, TITLE, max(free, LEAST_WIDTH / 2), bold=True, middle=True)
        return
    free = box.width - 2 * PADDING - box.behind
    if box.form not in {"world", "range"}:
        box.title = shorten(box.node.title, TITLE, free - BADGE - 8, bold=True, middle=True)
        box.lines = tuple(
            Line(line.term, shorten(line.text, TEXT, free - TERM_GAP - width_of(line.term, TEXT)))
            for line in box.lines
        )


def frame_title(node: Node) -> str:
    """The first line in the head of a frame: its name, and what kind of place it is."""
    words = {"vpc": ["VPC"], "module": ["module"]}.get(node.form, [])
    return " · ".join([node.title, *words, *node.tags])


def sockets(node: Node, edges: list[Edge]) -> list[Socket]:
    """The pills of a node: what is open at it, then which way leads out of it."""
    found: dict[tuple[str, str, bool, bool], Socket] = {}
    for edge in edges:
        out = edge.kind == "route" and edge.source == node.id
        into = edge.kind in {"port", "traffic"} and edge.target == node.id and edge.source
        if not edge.label or not (out or into):
            continue
        key = edge.label, edge.kind, edge.world, out
        if key not in found:
            shown = shorten(edge.label, SMALL, MOST_LABEL)
            width = width_of(shown, SMALL) + 16 + (GLOBE if edge.world else 0)
            found[key] = Socket(edge.label, shown, edge.kind, edge.world, out, _even(width))
        found[key].edges.append(edge)
    return sorted(found.values(), key=lambda socket: socket.out)


def place_sockets(box: Box, centers: dict[str, float]) -> None:
    """Put the pills on the border in the order of what they are joined with; what leads out on the right."""

    def wish(socket: Socket) -> tuple[bool, float]:
        ends = [edge.target if socket.out else edge.source for edge in socket.edges]
        return socket.out, sum(centers.get(end, 0) for end in ends) / len(ends)

    box.sockets.sort(key=wish)
    if not box.is_container:
        free = box.width - sum(socket.width for socket in box.sockets)
        gap = max(STEP, free // (len(box.sockets) + 1) // STEP * STEP)
        x = box.x + max(STEP, (free - gap * (len(box.sockets) - 1)) // 2 // STEP * STEP)
        for socket in box.sockets:
            socket.x = x
            x += socket.width + gap
        return
    x = box.x + box.width - 2 * STEP
    for socket in reversed(box.sockets):
        x -= socket.width
        socket.x = x
        x -= STEP


def _even(width: float) -> int:
    """A multiple of two steps, so that the middle is on the grid as well."""
    return int(-(-width // (2 * STEP)) * 2 * STEP)


def _fitting(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if len(lines) <= MOST_LINES:
        return lines
    return (*lines[: MOST_LINES - 1], Line("and", f"{len(lines) - MOST_LINES + 1} more lines"))
