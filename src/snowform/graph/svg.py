"""A picture as SVG: one file with its style, without scripts, fonts or anything to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from snowform.graph.glyphs import GLOBE, GLYPHS
from snowform.graph.kinds import FAMILIES
from snowform.graph.layout.boxes import (
    BADGE,
    HEAD,
    LINE,
    MARGIN_LEFT,
    PADDING,
    SMALL,
    SOCKET,
    TITLE,
    Box,
    Socket,
)
from snowform.graph.layout.boxes import GLOBE as GLOBE_WIDTH
from snowform.graph.layout.measure import shorten, width_of
from snowform.graph.layout.place import Placing, header_text
from snowform.graph.layout.routing import Point, Route, Router
from snowform.graph.model import CHANGES, EDGES, Edge, Graph, Node
from snowform.graph.style import Theme, css

_RADIUS = 8
_ARROW = 8
_LEGEND = 26
# What XML cannot hold, however it is written.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(graph: Graph, theme: Theme = "auto") -> str:
    """The picture of a graph; `theme` fixes what else follows what its reader prefers."""
    placing = Placing(graph)
    routes = Router(placing).routes(graph.edges)
    legend = list(_legend(graph))
    width = max(placing.root.width, MARGIN_LEFT * 2 + max(_row_widths(legend), default=0))
    height = placing.root.height + (_LEGEND * len(legend) + 14 if legend else 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(graph.title)}</title>',
        f'<desc id="desc">{escape(description(graph))}</desc>',
        f"<style>\n{css(theme)}\n</style>",
        f'<rect class="page" width="{width}" height="{height}"/>',
        f'<text class="h1" x="{MARGIN_LEFT}" y="42">{_cut(graph.title, 20, width)}</text>',
        f'<text class="h2" x="{MARGIN_LEFT}" y="62">{_cut(graph.subtitle, 12, width)}</text>',
    ]
    boxes = placing.root.all()
    for box in boxes:
        if box.is_container:
            parts += _frame(box)
    # What is open to the world lies above all other edges.
    for route in sorted(routes, key=lambda route: (route.edge.world, -list(EDGES).index(route.edge.kind))):
        parts += _edge(route, placing)
    for box in boxes:
        if not box.is_container and box.node is not None:
            parts += _card(box)
    for box in boxes:
        if box.is_container:
            for socket in box.sockets:
                parts += _socket(box, socket)
    for number, row in enumerate(legend):
        parts += _legend_row(row, placing.root.height + 8 + number * _LEGEND)
    return "\n".join([*parts, "</svg>", ""])


def escape(text: str) -> str:
    """A text as it may stand in XML, in an attribute too; what XML cannot hold as U+FFFD."""
    clean = _NO_XML.sub("\ufffd", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        clean = clean.replace(character, entity)
    return clean


def description(graph: Graph) -> str:
    """The picture in words, for those who do not see it."""
    names = {node.id: node.title for node in graph.nodes}
    opened = [
        f"{edge.label} of {names.get(edge.target, edge.target)}" for edge in graph.edges if edge.world
    ]
    world = f" Open to the world: {'; '.join(opened)}." if opened else " Nothing is open to the world."
    return f"{graph.title}: {graph.subtitle}.{world}"


def tooltip(node: Node) -> str:
    """What a box stands for, whole."""
    lines = [f"{node.title} ({node.kind})" if node.kind else node.title]
    lines += [f"{line.term}: {line.text}" for line in node.lines]
    lines += [f"{CHANGES[name][1]}: {number}" for name, number in node.changes.items()]
    return "\n".join([*lines, *node.addresses])


def _frame(box: Box) -> Iterator[str]:
    node = box.node
    kind = " ".join([box.form, *(node.tags if node else ())])
    yield f'<g><title>{escape(tooltip(node) if node else box.title)}</title>'
    radius = {"vpc": 12, "panel": 10}.get(box.form, 8)
    yield f'<rect class="{kind}" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="{radius}"/>'
    if node is None:
        yield f'<text class="t m" x="{box.x + 20}" y="{box.y + 26}">{escape(box.title)}</text></g>'
        return
    x = box.x + 14
    if box.form in {"vpc", "module"}:
        yield _badge(node.family, x, box.y + 12, 22)
        x += 30
    yield f'<text class="t" x="{x}" y="{box.y + 24}">{escape(box.title)}</text>'
    if text := header_text(node):
        yield f'<text class="s m" x="{x}" y="{box.y + 38}">{_cut(text, SMALL, box.width - 30)}</text>'
    yield from _mark(box, radius)
    yield "</g>"


def _card(box: Box) -> Iterator[str]:
    node = box.node
    assert node is not None
    yield f'<g class="{box.form}-box"><title>{escape(tooltip(node))}</title>'
    if node.form in {"world", "range"}:
        yield from _pill(box)
        return
    width, height = box.width - box.behind, box.height - box.behind
    for offset in (box.behind, box.behind // 2) if box.behind else ():
        yield (
            f'<rect class="back" x="{box.x + offset}" y="{box.y + offset}" width="{width}" height="{height}" rx="8"/>'
        )
    yield f'<rect class="card" x="{box.x}" y="{box.y}" width="{width}" height="{height}" rx="8"/>'
    top = box.y + box.overhang
    x = box.x + PADDING
    yield _badge(node.family, x, top + PADDING, BADGE)
    gone = " gone" if set(node.changes) == {"delete"} else ""
    yield f'<text class="t{gone}" x="{x + BADGE + 8}" y="{top + 24}">{escape(box.title)}</text>'
    yield f'<text class="k" x="{x + BADGE + 8}" y="{top + 39}">{_cut(node.kind, 11, box.width - BADGE)}</text>'
    for number, line in enumerate(box.lines):
        y = top + HEAD + 12 + number * LINE
        yield (
            f'<text class="r" x="{x}" y="{y}"><tspan class="m">{escape(line.term)}</tspan>'
            f'<tspan dx="8">{escape(line.text)}</tspan></text>'
        )
    yield from _mark(box, 8)
    yield "</g>"
    for socket in box.sockets:
        yield from _socket(box, socket)


def _pill(box: Box) -> Iterator[str]:
    world = " world" if box.form == "world" else ""
    yield (
        f'<rect class="pill{world}" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" '
        f'rx="{box.height // 2}"/>'
    )
    yield _glyph(GLOBE, f"globe {'world' if world else 'plain'}", box.x + 14, box.y + 12, 16)
    yield f'<text class="t" x="{box.x + 38}" y="{box.y + 25}">{escape(box.title)}</text></g>'


def _badge(family: str, x: int, y: int, size: int) -> str:
    return (
        f'<rect class="b-{family}" x="{x}" y="{y}" width="{size}" height="{size}" rx="6"/>'
        + _glyph(GLYPHS[family], f"g-{family}", x + size * 0.2, y + size * 0.2, size * 0.6)
    )


def _glyph(path: str, name: str, x: float, y: float, size: float) -> str:
    return f'<path class="g {name}" transform="translate({x:g} {y:g}) scale({size / 16:g})" d="{path}"/>'


def _mark(box: Box, radius: int) -> Iterator[str]:
    """The sign and border of what a plan does."""
    node = box.node
    if node is None or not node.signs:
        return
    name = node.signs[0][1] if len(node.signs) == 1 else "update"
    yield (
        f'<rect class="mark {name}" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" '
        f'rx="{radius}"/>'
    )
    x = box.x + box.width - 10
    for text, change in reversed(node.signs):
        width = max(20, int(width_of(text, 12, bold=True)) + 10)
        yield f'<rect class="dot {change}" x="{x - width + 14}" y="{box.y + box.height - 12}" width="{width}" height="20" rx="10"/>'
        yield f'<text class="sign on" x="{x - width / 2 + 14:g}" y="{box.y + box.height + 2}">{escape(text)}</text>'
        x -= width + 4


def _socket(box: Box, socket: Socket) -> Iterator[str]:
    name = f"{socket.kind}{' world' if socket.world else ''}"
    top = box.y - SOCKET // 2
    yield (
        f'<g><title>{escape(_socket_title(socket))}</title><rect class="socket {name}" x="{socket.x}" y="{top}" '
        f'width="{socket.width}" height="{SOCKET}" rx="{SOCKET // 2}"/>'
    )
    middle = socket.x + socket.width / 2
    if socket.world:
        yield _glyph(GLOBE, "globe world", socket.x + 7, top + 4, 12)
        middle += GLOBE_WIDTH / 2
    yield f'<text class="s" text-anchor="middle" x="{middle:g}" y="{top + 14}">{escape(socket.label)}</text></g>'


def _socket_title(socket: Socket) -> str:
    words = "open to the world" if socket.world else EDGES[socket.kind]
    addresses = dict.fromkeys(address for edge in socket.edges for address in edge.addresses)
    return "\n".join([f"{words}: {socket.label}", *addresses])


def _edge(route: Route, placing: Placing) -> Iterator[str]:
    edge = route.edge
    points = list(route.points)
    if len(points) < 2:
        # Nothing lets it through: better across than not at all.
        one, other = placing.boxes[edge.source], placing.boxes[edge.target]
        points = [(int(one.center), one.y + one.height), (int(other.center), other.y)]
    name = f"{edge.kind}{' world' if edge.world else ''}"
    tip, back = points[-1], _direction(points[-2], points[-1])
    end = (tip[0] - back[0] * _ARROW, tip[1] - back[1] * _ARROW)
    yield f'<g><title>{escape(_edge_title(edge, placing))}</title>'
    yield f'<path class="e {name}" d="{_path([*points[:-1], end])}"/>'
    across = (-back[1] * 4.5, back[0] * 4.5)
    corners = (tip, (end[0] + across[0], end[1] + across[1]), (end[0] - across[0], end[1] - across[1]))
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


def _cut(text: str, size: float, width: float) -> str:
    return escape(shorten(text, size, width - 2 * PADDING))


# What stands in the legend: how it is drawn, a name for that, and its words.
_Entry = tuple[str, str, str]


def _legend(graph: Graph) -> Iterator[list[_Entry]]:
    """The rows of the legend: the edges, families and changes that the picture has, and no others."""
    kinds = {edge.kind for edge in graph.edges if edge.source and not edge.world}
    lines = [("line", kind, words) for kind, words in EDGES.items() if kind in kinds]
    if any(edge.world for edge in graph.edges):
        lines.insert(0, ("line", "port world", "open to the world"))
    tags = {tag for node in graph.nodes for tag in node.tags}
    lines += [("box", f"subnet {tag}", f"{tag} subnet") for tag in ("public", "private") if tag in tags]
    families = {node.family for node in graph.nodes if node.form not in {"world", "range", "zone", "subnet", "data"}}
    badges = [("badge", family, words) for family, words in FAMILIES.items() if family in families]
    if any(node.form == "data" for node in graph.nodes):
        badges.append(("box", "quiet", "data source"))
    changes = {name for node in graph.nodes for name in node.changes}
    marks = [("sign", name, words) for name, (_, words) in CHANGES.items() if name in changes]
    yield from filter(None, (lines, badges, marks))


def _entry_width(entry: _Entry) -> int:
    return int(width_of(entry[2], 12)) + 58


def _row_widths(legend: Iterable[list[_Entry]]) -> Iterator[int]:
    return (sum(map(_entry_width, row)) for row in legend)


def _legend_row(row: list[_Entry], y: int) -> Iterator[str]:
    x = MARGIN_LEFT
    for form, name, words in row:
        if form == "line":
            yield f'<path class="e {name}" d="M{x} {y}h20"/><path class="a {name}" d="M{x + 28} {y}l-8 4.5v-9z"/>'
        elif form == "badge":
            yield _badge(name, x + 8, y - 10, 20)
        elif form == "sign":
            yield f'<rect class="dot {name}" x="{x + 8}" y="{y - 10}" width="20" height="20" rx="10"/>'
            yield f'<text class="sign on" x="{x + 18}" y="{y + 4}">{escape(CHANGES[name][0])}</text>'
        elif name == "quiet":
            yield f'<g class="data-box"><rect class="card" x="{x + 4}" y="{y - 8}" width="24" height="16" rx="4"/></g>'
        else:
            yield f'<rect class="{name}" x="{x + 4}" y="{y - 8}" width="24" height="16" rx="4"/>'
        yield f'<text class="l" x="{x + 36}" y="{y + 4}">{escape(words)}</text>'
        x += _entry_width((form, name, words))
