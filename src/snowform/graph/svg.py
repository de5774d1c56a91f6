"""A picture as SVG: one file with its style, without scripts, fonts or anything to fetch."""

from __future__ import annotations

from collections.abc import Iterator

from snowform.graph import legend
from snowform.graph.glyphs import GLOBE
from snowform.graph.layout.boxes import BADGE, HEAD, LINE, MARGIN_LEFT, PADDING, SMALL, SOCKET, Box, Socket
from snowform.graph.layout.boxes import GLOBE as GLOBE_WIDTH
from snowform.graph.layout.measure import width_of
from snowform.graph.layout.place import Placing, header_text
from snowform.graph.layout.routing import Point, Route, Router
from snowform.graph.model import CHANGES, EDGES, Edge, Graph, Node
from snowform.graph.shapes import badge, cut, escape, glyph, rect, text, title
from snowform.graph.style import Theme, css

_RADIUS = 8
_ARROW = 8
# Of the rounded corners of frames; those of cards and all other frames are _RADIUS.
_RADII = {"vpc": 12, "panel": 10}


def svg(graph: Graph, theme: Theme = "auto") -> str:
    """The picture of a graph; `theme` fixes what else follows what its reader prefers."""
    placing = Placing(graph)
    routes = Router(placing).routes(graph.edges)
    explained = legend.rows(graph)
    width = max(
        placing.root.width, *(2 * MARGIN_LEFT + sum(entry.width for entry in row) for row in explained), 0
    )
    height = placing.root.height + (legend.ROW * len(explained) + 14 if explained else 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(graph.title)}</title>',
        f'<desc id="desc">{escape(description(graph))}</desc>',
        f"<style>\n{css(theme)}\n</style>",
        f'<rect class="page" width="{width}" height="{height}"/>',
        text("h1", MARGIN_LEFT, 42, cut(graph.title, 20, width - MARGIN_LEFT)),
        text("h2", MARGIN_LEFT, 62, cut(graph.subtitle, 12, width - MARGIN_LEFT)),
        *_boxes(placing, routes),
    ]
    for number, row in enumerate(explained):
        parts += legend.drawn(row, placing.root.height + 8 + number * legend.ROW)
    return "\n".join([*parts, "</svg>", ""])


def description(graph: Graph) -> str:
    """The picture in words, for those who do not see it."""
    names = {node.id: node.title for node in graph.nodes}
    opened = [f"{edge.label} of {names.get(edge.target, edge.target)}" for edge in graph.edges if edge.world]
    world = f"Open to the world: {'; '.join(opened)}." if opened else "Nothing is open to the world."
    return f"{graph.title}: {graph.subtitle}. {world}"


def tooltip(node: Node) -> str:
    """What a box stands for, whole."""
    lines = [f"{node.title} ({node.kind})" if node.kind else node.title]
    lines += [f"{line.term}: {line.text}" for line in node.lines]
    lines += [f"{CHANGES[name][1]}: {number}" for name, number in node.changes.items()]
    return "\n".join([*lines, *node.addresses])


def _boxes(placing: Placing, routes: list[Route]) -> Iterator[str]:
    """From the back to the front: frames, edges, cards, and the pills at which edges end."""
    boxes = placing.root.all()
    frames = [box for box in boxes if box.is_container]
    for box in frames:
        yield from _frame(box)
    order = list(EDGES)
    # What is open to the world lies above all other edges.
    for route in sorted(routes, key=lambda route: (route.edge.world, -order.index(route.edge.kind))):
        yield from _edge(route, placing)
    for box in boxes:
        if not box.is_container and box.node is not None:
            yield from _pill(box) if box.form in {"world", "range"} else _card(box)
    for box in boxes:
        for socket in box.sockets:
            yield from _socket(box, socket)


def _frame(box: Box) -> Iterator[str]:
    node = box.node
    yield f"<g>{title(tooltip(node) if node else box.title)}"
    name = " ".join([box.form, *(node.tags if node else ())])
    yield rect(name, (box.x, box.y), (box.width, box.height), _RADII.get(box.form, _RADIUS))
    if node is None:
        yield text("t m", box.x + 20, box.y + 26, box.title) + "</g>"
        return
    x = box.x + 14
    if box.form in {"vpc", "module"}:
        yield badge(node.family, x, box.y + 12, 22)
        x += 30
    yield text("t", x, box.y + 24, box.title)
    if said := header_text(node):
        yield text("s m", x, box.y + 38, cut(said, SMALL, box.width - 30))
    yield from _mark(box, node)
    yield "</g>"


def _card(box: Box) -> Iterator[str]:
    node = box.node
    assert node is not None
    yield f'<g class="{box.form}-box">{title(tooltip(node))}'
    size = box.width - box.behind, box.height - box.behind
    for offset in (box.behind, box.behind // 2) if box.behind else ():
        yield rect("back", (box.x + offset, box.y + offset), size, _RADIUS)
    yield rect("card", (box.x, box.y), size, _RADIUS)
    top, x = box.y + box.overhang, box.x + PADDING
    yield badge(node.family, x, top + PADDING, BADGE)
    yield text("t gone" if set(node.changes) == {"delete"} else "t", x + BADGE + 8, top + 24, box.title)
    yield text("k", x + BADGE + 8, top + 39, cut(node.kind, 11, size[0] - BADGE))
    for number, line in enumerate(box.lines):
        yield (
            f'<text class="r" x="{x}" y="{top + HEAD + 12 + number * LINE}">'
            f'<tspan class="m">{escape(line.term)}</tspan><tspan dx="8">{escape(line.text)}</tspan></text>'
        )
    yield from _mark(box, node)
    yield "</g>"


def _pill(box: Box) -> Iterator[str]:
    assert box.node is not None
    world = box.form == "world"
    yield f"<g>{title(tooltip(box.node))}"
    yield rect("pill world" if world else "pill", (box.x, box.y), (box.width, box.height), box.height / 2)
    yield glyph(GLOBE, "globe world" if world else "globe plain", box.x + 14, box.y + 12, 16)
    yield text("t", box.x + 38, box.y + 25, box.title) + "</g>"


def _mark(box: Box, node: Node) -> Iterator[str]:
    """The border and the signs of what a plan does."""
    if not node.signs:
        return
    yield rect(f"mark {node.mark}", (box.x, box.y), (box.width, box.height), _RADII.get(box.form, _RADIUS))
    right = box.x + box.width + 4
    for sign, change in reversed(node.signs):
        width = max(20, int(width_of(sign, 14, bold=True)) + 10)
        yield rect(f"dot {change}", (right - width, box.y + box.height - 12), (width, 20), 10)
        yield text("sign on", right - width / 2, box.y + box.height + 3, sign)
        right -= width + 4


def _socket(box: Box, socket: Socket) -> Iterator[str]:
    name = f"{socket.kind} world" if socket.world else socket.kind
    top, middle = box.y - SOCKET // 2, socket.x + socket.width / 2
    words = "open to the world" if socket.world else EDGES[socket.kind]
    addresses = dict.fromkeys(address for edge in socket.edges for address in edge.addresses)
    yield "<g>" + title("\n".join([f"{words}: {socket.label}", *addresses]))
    yield rect(f"socket {name}", (socket.x, top), (socket.width, SOCKET), SOCKET / 2)
    if socket.world:
        yield glyph(GLOBE, "globe world", socket.x + 7, top + 4, 12)
        middle += GLOBE_WIDTH / 2
    yield text("s c", middle, top + 14, socket.shown) + "</g>"


def _edge(route: Route, placing: Placing) -> Iterator[str]:
    edge = route.edge
    points = list(route.points)
    if len(points) < 2:
        # Nothing lets it through: better across than not at all.
        one, other = placing.boxes[edge.source], placing.boxes[edge.target]
        points = [(int(one.center), one.y + one.height), (int(other.center), other.y)]
    name = f"{edge.kind} world" if edge.world else edge.kind
    tip, (x, y) = points[-1], _direction(points[-2], points[-1])
    end = (tip[0] - x * _ARROW, tip[1] - y * _ARROW)
    corners = (tip, (end[0] - y * 4.5, end[1] + x * 4.5), (end[0] + y * 4.5, end[1] - x * 4.5))
    yield "<g>" + title(_edge_title(edge, placing))
    yield f'<path class="e {name}" d="{_path([*points[:-1], end])}"/>'
    yield f'<path class="a {name}" d="M{" L".join(f"{x:g} {y:g}" for x, y in corners)}Z"/></g>'


def _edge_title(edge: Edge, placing: Placing) -> str:
    ends = [placing.boxes[id_].node for id_ in (edge.source, edge.target)]
    one, other = (node.title if node else "" for node in ends)
    words = "open to the world" if edge.world else EDGES[edge.kind]
    return "\n".join([f"{one} → {other}: {words} {edge.label}".rstrip(), *edge.addresses])


def _path(points: list[Point]) -> str:
    """Lines with rounded corners."""
    parts = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, _length(before, corner) / 2, _length(corner, after) / 2)
        into, out = _direction(before, corner), _direction(corner, after)
        parts.append(
            f"L{corner[0] - into[0] * radius:g} {corner[1] - into[1] * radius:g}"
            f"Q{corner[0]:g} {corner[1]:g} {corner[0] + out[0] * radius:g} {corner[1] + out[1] * radius:g}"
        )
    return "".join([*parts, f"L{points[-1][0]:g} {points[-1][1]:g}"])


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _direction(one: Point, other: Point) -> Point:
    return (other[0] > one[0]) - (other[0] < one[0]), (other[1] > one[1]) - (other[1] < one[1])
