"""Put boxes into boxes: zones side by side, subnets below each other, gateways above, the rest around."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from snowform.graph.kinds import FAMILIES
from snowform.graph.layout.arrange import (
    COLUMN,
    ROW,
    align_rows,
    bottom_of,
    columns,
    fair_height,
    grid,
    right_of,
    row_width,
    spread,
    stack,
    widen,
    wrap,
)
from snowform.graph.layout.boxes import (
    HEAD_LEFT,
    SMALL,
    STEP,
    TITLE,
    Box,
    card,
    fit,
    frame_title,
    on_grid,
    place_sockets,
    sockets,
)
from snowform.graph.layout.flows import flow, together
from snowform.graph.layout.measure import width_of
from snowform.graph.model import CONTAINERS, Edge, Graph, Node

# Inside a frame, and from its top to what is in it.
MARGIN, HEADER = 30, 70
# About how wide a VPC gets before its cards wrap.
WIDTH = 1000
TOP = 90
_GATEWAYS = frozenset(
    {"aws_internet_gateway", "aws_egress_only_internet_gateway", "aws_vpn_gateway", "aws_customer_gateway"}
)
# What a frame says in its head; all else it says to who points at it.
_HEAD_TERMS = frozenset({"range", "source", "version", "with"})
_TOP_FORMS = frozenset({"world", "range"})


class Placing:
    """Places all boxes of a graph; `root` is the frame around all, `boxes` has each by its node's id."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._children = graph.children()
        self._edges: dict[str, list[Edge]] = {}
        for edge in graph.edges:
            for end in {edge.source, edge.target} - {""}:
                self._edges.setdefault(end, []).append(edge)
        self.boxes: dict[str, Box] = {}
        self.root = self._root()
        self._center()
        self._wishes()
        for box in self.root.all():
            fit(box)
        self._dock()
        self._straighten()
        self._dock()

    def _root(self) -> Box:
        nodes = self._children.get("", [])
        outer = [self._box(node) for node in nodes if node.form in _TOP_FORMS]
        frames = [self._box(node) for node in nodes if self._holds(node) and self._has_network(node)]
        frames.sort(key=lambda box: box.form != "vpc")
        self._align_frames(frames)
        beside = [self._box(node) for node in nodes if self._holds(node) and not self._has_network(node)]
        loose = [node for node in nodes if node.form not in _TOP_FORMS and not self._holds(node)]
        blocks = [*beside, *self._blocks(loose)]
        main = Box(None, "root", children=[*frames])
        stack(main, frames, ROW)
        height = main.height if frames else fair_height(blocks)
        sides = columns(blocks, height)
        root = Box(None, "root")
        x = main.width + COLUMN if frames else 0
        for side in sides:
            for block in side.children:
                if block.form == "panel":
                    widen(block, side.width)
            side.move(x, 0)
            x += side.width + COLUMN
        below = TOP + (max((box.height for box in outer), default=0) + ROW + STEP if outer else 0)
        root.children = [*frames, *(block for side in sides for block in side.children)]
        for box in root.children:
            box.move(box.x + MARGIN, box.y + below)
        root.children += outer
        for box in outer:
            box.y = TOP
        row = sum(box.width + COLUMN for box in outer) - COLUMN
        root.width = max(right_of(root.children), MARGIN + row, 480) + MARGIN
        root.height = max(bottom_of(root.children), TOP) + MARGIN
        return root

    def _box(self, node: Node) -> Box:
        """The box of a node with all that is in it, at its size."""
        edges = self._edges.get(node.id, [])
        box = self._frame(node, edges) if self._holds(node) else card(node, edges)
        self.boxes[node.id] = box
        return box

    def _holds(self, node: Node) -> bool:
        """Whether a box is drawn as a frame; a module that nothing is known to be in is a card."""
        return node.form in CONTAINERS and (node.form != "module" or bool(self._children.get(node.id)))

    def _has_network(self, node: Node) -> bool:
        return node.form == "vpc" or any(map(self._has_network, self._children.get(node.id, ())))

    def _frame(self, node: Node, edges: list[Edge]) -> Box:
        box = Box(node, node.form, frame_title(node), sockets=sockets(node, edges))
        children = self._children.get(node.id, [])
        if node.form in {"vpc", "module"}:
            self._bands(box, children)
        elif node.form == "zone":
            box.children = [self._box(child) for child in children]
            stack(box, box.children, ROW - STEP)
        else:
            cards = [self._box(child) for child in children]
            grid(box, cards, self._per_row(node, len(cards)))
        self._frame_size(box)
        return box

    def _frame_size(self, box: Box) -> None:
        """Make room around what a frame holds, and for its own title and pills."""
        assert box.node is not None
        for child in box.children:
            child.move(child.x + MARGIN, child.y + (HEADER if box.form != "zone" else HEADER - 2 * STEP))
        texts = max(width_of(box.title, TITLE, bold=True), width_of(header_text(box.node), SMALL))
        least = (
            min(texts, WIDTH / 2) + HEAD_LEFT + sum(socket.width + STEP for socket in box.sockets) + 2 * STEP
        )
        box.width = on_grid(max(right_of(box.children) + MARGIN, least, 200))
        box.height = on_grid(max(bottom_of(box.children) + MARGIN, 70))

    def _center(self) -> None:
        """Put what a subnet holds into its middle, now that its width is known."""
        for box in self.boxes.values():
            if box.form == "subnet" and box.children:
                left, right = min(one.x for one in box.children), right_of(box.children)
                shift = (box.width - (right - left)) // 2 // STEP * STEP - (left - box.x)
                for one in box.children:
                    one.move(one.x + shift, one.y)

    def _per_row(self, subnet: Node, cards: int) -> int:
        """How many cards stand beside each other in a subnet, by how many zones share the width."""
        nodes = self._graph.by_id()
        zone = nodes.get(subnet.parent)
        beside = 1
        if zone is not None and zone.form == "zone":
            beside = len([one for one in self._children.get(zone.parent, []) if one.form == "zone"])
        fair = max(1, WIDTH // (beside * 240))
        return min(cards, max(fair, round((cards / 2) ** 0.5))) or 1

    def _bands(self, box: Box, children: Sequence[Node]) -> None:
        """Gateways on top, balancers below them, zones with their subnets, then what spans or needs none."""
        bands: dict[int, list[Box]] = {}
        for child in children:
            bands.setdefault(_band(child, self._holds(child)), []).append(self._box(child))
        frames = bands.get(2, [])
        align_rows([frame.children for frame in frames if frame.form == "zone"])
        for frame in frames:
            if frame.form == "zone":
                stack(frame, frame.children, ROW - STEP)
                self._frame_size(frame)
        cards = [one for number, band in bands.items() if number != 2 for one in band]
        for one in cards:
            one.width = max(other.width for other in cards)
        width = max(
            row_width(frames), min(WIDTH, max((row_width(band) for band in bands.values()), default=0))
        )
        y = 0
        for _, band in sorted(bands.items()):
            wrap(band, width, y)
            y = bottom_of(band) + ROW
        box.children = [one for _, band in sorted(bands.items()) for one in band]

    def _align_frames(self, frames: list[Box]) -> None:
        """Give all frames at the top one width."""
        width = max((frame.width for frame in frames), default=0)
        for frame in frames:
            frame.width = width

    def _blocks(self, nodes: Sequence[Node]) -> list[Box]:
        """What stands outside of networks: what edges join as a flow, the rest by families in panels."""
        ids = {node.id for node in nodes}
        between = [edge for edge in self._graph.edges if edge.source in ids and edge.target in ids]
        blocks = []
        joined: set[str] = set()
        for group in together([node.id for node in nodes], between):
            if len(group) > 1:
                joined |= set(group)
                cards = [self._box(node) for node in nodes if node.id in group]
                blocks.append(flow(cards, [edge for edge in between if edge.source in group]))
        rest = [node for node in nodes if node.id not in joined]
        for family, words in FAMILIES.items():
            members = [node for node in rest if node.family == family and node.form != "data"]
            blocks += self._panel(words, members)
        return [*blocks, *self._panel("Data sources", [node for node in rest if node.form == "data"])]

    def _panel(self, title: str, nodes: list[Node]) -> Iterable[Box]:
        if not nodes:
            return ()
        cards = [self._box(node) for node in nodes]
        box = Box(None, "panel", title)
        per_row = 1 if len(cards) <= 4 else max(2, round((len(cards) / 2.5) ** 0.5))
        grid(box, cards, per_row, gap=STEP * 2)
        for one in cards:
            one.move(one.x + STEP * 2, one.y + STEP * 4)
        box.width = on_grid(max(right_of(cards) + STEP * 2, width_of(title, TITLE, bold=True) + 40))
        box.height = bottom_of(cards) + STEP * 2
        return (box,)

    def _wishes(self) -> None:
        """Move what stands alone in its row to where it is joined with others, the lower rows first."""
        rows: dict[tuple[int, str], list[Box]] = {}
        for node in self._graph.nodes:
            box = self.boxes[node.id]
            if node.form in _TOP_FORMS or (node.parent and _band(node, self._holds(node)) in {0, 1, 3}):
                outer = self._graph_parent(node)
                if outer is self.root or outer.form in {"vpc", "module"}:
                    rows.setdefault((box.y, node.parent), []).append(box)
        for (_, parent), row in sorted(rows.items(), reverse=True):
            outer = self.boxes.get(parent, self.root)
            spread(row, outer.x + MARGIN, outer.x + outer.width - MARGIN, self._wish)

    def _graph_parent(self, node: Node) -> Box:
        return self.boxes.get(node.parent, self.root)

    def _dock(self) -> None:
        centers = {id_: box.center for id_, box in self.boxes.items()}
        for box in self.boxes.values():
            place_sockets(box, centers)

    def _straighten(self) -> None:
        """Move what stands above everything to above the pills that it is joined with."""
        docks: dict[str, list[float]] = {}
        for box in self.boxes.values():
            for socket in box.sockets:
                for edge in socket.edges:
                    docks.setdefault(edge.source, []).append(socket.x + socket.width / 2)
        outer = [box for box in self.boxes.values() if box.form in _TOP_FORMS]
        wishes = {id(box): docks.get(box.node.id, [box.center]) for box in outer if box.node is not None}
        # Not above the title of what is below, through which no edge should lead.
        titles = [
            box.x + HEAD_LEFT + max(width_of(box.title, TITLE, bold=True), width_of(header_text(node), SMALL))
            for box in self.root.children
            if (node := box.node) is not None and box.form == "vpc" and node.parent == ""
        ]
        room = self.root.width - 2 * MARGIN - row_width(outer)
        left = min(MARGIN + max(room, 0), max([MARGIN, *(on_grid(end) - 4 * STEP for end in titles)]))
        spread(
            outer,
            left // STEP * STEP,
            self.root.width - MARGIN,
            lambda box: sum(wishes[id(box)]) / len(wishes[id(box)]),
        )

    def _wish(self, box: Box) -> float:
        """Where the middle of a box should be: over the subnets that it is in, or what it is joined with."""
        assert box.node is not None
        ends = [self.boxes[id_].center for id_ in box.node.spans if id_ in self.boxes]
        if not ends:
            ends = [
                self._joined_at(end, edge)
                for edge in self._edges.get(box.node.id, [])
                for end in (edge.source, edge.target)
                if end and end != box.node.id
            ]
        return sum(ends) / len(ends) if ends else box.center

    def _joined_at(self, end: str, edge: Edge) -> float:
        """About where an edge will dock: what leads out of a frame does so at the right of its head."""
        box = self.boxes[end]
        if edge.kind == "route" and box.is_container and box.sockets:
            return box.x + box.width - sum(socket.width for socket in box.sockets) / 2 - 2 * STEP
        return box.center


def header_text(node: Node) -> str:
    """The second line in the head of a frame: its range or source, and what belongs to it."""
    return " · ".join(
        f"with {line.text}" if line.term == "with" else line.text
        for line in node.lines
        if line.term in _HEAD_TERMS
    )


def _band(node: Node, holds: bool) -> int:
    if node.type in _GATEWAYS:
        return 0
    if holds:
        return 2
    return 1 if node.family == "balancing" else 3 if node.family in {"compute", "database"} else 4
