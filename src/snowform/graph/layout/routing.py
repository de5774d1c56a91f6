"""Lead edges around boxes, along the lines of a grid: few bends, few crossings, like edges on one trunk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from snowform.graph.layout.boxes import HEAD_LEFT, SMALL, STEP, TITLE, Box, Socket
from snowform.graph.layout.measure import width_of
from snowform.graph.layout.place import Placing, header_text
from snowform.graph.model import EDGES, Edge

Point = tuple[int, int]
# Directions: right, down, left, up; odd ones are vertical.
_MOVES = ((1, 0), (0, 1), (-1, 0), (0, -1))
# What it costs to go a step, to bend, to run on another edge or along a frame, over a title,
# close to a box, across an edge.
_GO, _BEND, _OVER, _FRAME, _TEXT, _NEAR, _CROSS, _SHARED = 10, 45, 300, 60, 200, 6, 40, 5
# What a step that is still to go counts for, by how many cells were looked at for the whole picture: more
# than it costs leads to a way sooner, though not to the best one.
_TOWARDS = ((150_000, 10), (300_000, 20), (600_000, 40))
_HURRIED = 80
# What it costs to begin or end beside the middle of a side, a step, and where another edge does.
_OFF, _TAKEN = 6, 90


# What edges have to share to run on one trunk.
Bundles = set[tuple[object, ...]]


class _Dock(NamedTuple):
    """A point of a border, the free cell before it, the direction from the one to the other, and the cost."""

    point: Point
    cell: int
    side: int
    cost: int


@dataclass(frozen=True)
class Route:
    """An edge and the corners of its way in pixels, from source to target; none where there is no way."""

    edge: Edge
    points: tuple[Point, ...]


class Router:
    """The grid of a picture with its boxes, on which edges are led one after another."""

    def __init__(self, placing: Placing) -> None:
        self._boxes = placing.boxes
        self._width = placing.root.width // STEP + 1
        self._height = placing.root.height // STEP + 1
        size = self._width * self._height
        self._blocked = bytearray(size)
        self._costs = ([_GO] * size, [_GO] * size)
        # Which bundles run through a cell, across and down.
        self._running: tuple[dict[int, list[Bundles]], dict[int, list[Bundles]]] = ({}, {})
        self._taken: dict[Point, list[Bundles]] = {}
        self._looked_at = 0
        for box in placing.root.all():
            if box.form != "root":
                self._mark(box)
        for x in range(self._width):
            for y in (*range(7), self._height - 1):
                self._blocked[y * self._width + x] = 1

    def routes(self, edges: Iterable[Edge]) -> list[Route]:
        """The ways of edges that have two ends: those that matter most, and the short ones, first."""
        order = list(EDGES)

        def key(edge: Edge) -> tuple[int, float]:
            one, other = self._boxes[edge.source], self._boxes[edge.target]
            return order.index(edge.kind), abs(one.center - other.center) + abs(one.y - other.y)

        wanted = sorted((edge for edge in edges if edge.source), key=key)
        return [Route(edge, tuple(self._lead(edge))) for edge in wanted]

    def _mark(self, box: Box) -> None:
        if box.is_container:
            self._mark_frame(box)
            return
        top = box.y - box.overhang
        self._block(box.x, top, box.x + box.width, box.y + box.height)
        for x in range(box.x // STEP - 1, (box.x + box.width) // STEP + 2):
            for y in (top // STEP - 1, (box.y + box.height) // STEP + 1):
                self._add(x, y, 0, _NEAR)
        for y in range(top // STEP - 1, (box.y + box.height) // STEP + 2):
            for x in (box.x // STEP - 1, (box.x + box.width) // STEP + 1):
                self._add(x, y, 1, _NEAR)

    def _mark_frame(self, box: Box) -> None:
        """A frame may be crossed, its title only where nothing else is left; its pills are in the way."""
        left, right = box.x // STEP, (box.x + box.width) // STEP
        top, bottom = box.y // STEP, (box.y + box.height) // STEP
        for x in range(left, right + 1):
            self._add(x, top, 0, _FRAME)
            self._add(x, bottom, 0, _FRAME)
        for y in range(top, bottom + 1):
            self._add(left, y, 1, _FRAME)
            self._add(right, y, 1, _FRAME)
        texts = [width_of(box.title, TITLE, bold=True)]
        if box.node is not None:
            texts.append(min(width_of(header_text(box.node), SMALL), box.width - HEAD_LEFT))
        sign = 30 if box.form in {"vpc", "module"} else 0
        high = 40 if box.node is not None and header_text(box.node) else 20
        for y in range(top + 1, top + high // STEP + 1):
            for x in range(left + 1, left + 1 + int(max(texts) + sign) // STEP + 1):
                self._add(x, y, 0, _TEXT)
                self._add(x, y, 1, _TEXT)
        for socket in box.sockets:
            self._block(socket.x, box.y - STEP, socket.x + socket.width, box.y + STEP)

    def _block(self, left: int, top: int, right: int, bottom: int) -> None:
        for y in range(max(0, top // STEP), min(self._height, bottom // STEP + 1)):
            for x in range(max(0, left // STEP), min(self._width, -(-right // STEP) + 1)):
                self._blocked[y * self._width + x] = 1

    def _add(self, x: int, y: int, axis: int, cost: int) -> None:
        if 0 <= x < self._width and 0 <= y < self._height:
            self._costs[axis][y * self._width + x] += cost

    def _lead(self, edge: Edge) -> list[Point]:
        source, target = self._boxes[edge.source], self._boxes[edge.target]
        # A pill tells at one end what an edge is for: from there on it shares its way with no other.
        said = ("", edge.label) if edge.kind == "route" else (edge.label, "")
        bundles: Bundles = {
            (edge.kind, edge.world, "to", edge.target, said[0]),
            (edge.kind, edge.world, "from", edge.source, said[1]),
        }
        starts = {
            (dock.cell, dock.side): dock
            for dock in self._docks_of(source, edge, bundles, inwards=target in source.all())
        }
        ends: dict[tuple[int, int], tuple[int, Point]] = {}
        for dock in self._docks_of(target, edge, bundles, inwards=source in target.all()):
            # The last bend may be right before the border.
            for turn, cost in ((2, 0), (1, _BEND), (3, _BEND)):
                end = dock.cell, (dock.side + turn) % 4
                ends[end] = min(ends.get(end, (1 << 30, dock.point)), (dock.cost + cost, dock.point))
        path = self._search(
            {start: dock.cost for start, dock in starts.items()},
            {end: cost for end, (cost, _) in ends.items()},
            bundles,
        )
        if not path:
            return []
        first, last = starts[path[0]].point, ends[path[-1]][1]
        self._keep(path, bundles)
        for point in (first, last):
            self._taken.setdefault(point, []).append(bundles)
        cells = [(cell % self._width * STEP, cell // self._width * STEP) for cell, _ in path]
        return _corners([first, *cells, last])

    def _docks_of(self, box: Box, edge: Edge, bundles: Bundles, *, inwards: bool) -> Iterator[_Dock]:
        """Where an edge may begin or end at a box; `inwards` where the other end is in the box."""
        out = box is self._boxes[edge.source]
        socket = next((one for one in box.sockets if edge in one.edges and one.out == out), None)
        for point, side, off in _docks(box, socket):
            facing = (side + 2) % 4 if inwards and socket is None else side
            x, y = point[0] // STEP + _MOVES[facing][0], point[1] // STEP + _MOVES[facing][1]
            if not (0 <= x < self._width and 0 <= y < self._height) or self._blocked[y * self._width + x]:
                continue
            cost = off * _OFF + (0 if _shares(self._taken.get(point, ()), bundles) else _TAKEN)
            yield _Dock(point, y * self._width + x, facing, cost)

    def _search(
        self,
        starts: dict[tuple[int, int], int],
        ends: dict[tuple[int, int], int],
        bundles: Bundles,
    ) -> list[tuple[int, int]]:
        """The cheapest way, as cells and the directions they are entered in: A* over both."""
        if not starts or not ends:
            return []
        width, blocked = self._width, self._blocked
        columns = [cell % width for cell, _ in ends]
        rows = [cell // width for cell, _ in ends]
        left, right, top, bottom = min(columns), max(columns), min(rows), max(rows)
        steps = (1, width, -1, -width)
        best: dict[int, int] = {}
        before: dict[int, int] = {}
        queue: list[tuple[int, int, int]] = []
        for (cell, direction), cost in starts.items():
            state = cell * 4 + direction
            best[state] = cost
            heappush(queue, (cost, cost, state))
        done: set[int] = set()
        towards = next((step for limit, step in _TOWARDS if self._looked_at < limit), _HURRIED)
        while queue:
            self._looked_at += 1
            _, cost, state = heappop(queue)
            if state < 0:
                return self._back(-state - 1, before)
            if state in done:
                continue
            done.add(state)
            cell, direction = divmod(state, 4)
            if (cell, direction) in ends:
                total = cost + ends[cell, direction]
                heappush(queue, (total, total, -state - 1))
            for turn in (direction, (direction + 1) % 4, (direction + 3) % 4):
                further = cell + steps[turn]
                column = cell % width + _MOVES[turn][0]
                if not 0 <= column < width or not 0 <= further < len(blocked) or blocked[further]:
                    continue
                reached = cost + self._cost(further, turn & 1, bundles) + (_BEND if turn != direction else 0)
                after = further * 4 + turn
                if reached < best.get(after, 1 << 60):
                    best[after] = reached
                    before[after] = state
                    row = further // width
                    away = max(left - column, column - right, 0) + max(top - row, row - bottom, 0)
                    heappush(queue, (reached + away * towards, reached, after))
        return []

    def _cost(self, cell: int, axis: int, bundles: Bundles) -> int:
        cost = self._costs[axis][cell]
        along = self._running[axis].get(cell)
        if along is not None:
            return cost - _SHARED if _shares(along, bundles) else cost + _OVER
        return cost if _shares(self._running[1 - axis].get(cell, ()), bundles) else cost + _CROSS

    @staticmethod
    def _back(state: int, before: dict[int, int]) -> list[tuple[int, int]]:
        path = [state]
        while state in before:
            state = before[state]
            path.append(state)
        return [divmod(one, 4) for one in reversed(path)]

    def _keep(self, path: list[tuple[int, int]], bundles: Bundles) -> None:
        for number, (cell, direction) in enumerate(path):
            leaving = path[number + 1][1] if number + 1 < len(path) else direction
            for axis in {direction & 1, leaving & 1}:
                self._running[axis].setdefault(cell, []).append(bundles)


def _shares(others: Iterable[Bundles], bundles: Bundles) -> bool:
    """Whether an edge may run where others do: with each of them it has a trunk in common."""
    return all(not other.isdisjoint(bundles) for other in others)


def _docks(box: Box, socket: Socket | None) -> Iterator[tuple[Point, int, int]]:
    """The points of a border where edges may end, the side each is on, and how many steps from its middle."""
    if socket is not None:
        yield (socket.x + socket.width // 2, box.y - STEP), 3, 0
        return
    middle = box.x + box.width // 2 // STEP * STEP
    for offset in range(-(box.width // STEP // 2 - 2), box.width // STEP // 2 - 1):
        x = middle + offset * STEP
        yield (x, box.y + box.height), 1, abs(offset)
        if box.form in {"world", "range"}:
            continue
        if not box.sockets:
            yield (x, box.y), 3, abs(offset)
    if box.form in {"world", "range"}:
        return
    center = box.y + box.height // 2 // STEP * STEP
    for offset in range(-(box.height // STEP // 2 - 1), box.height // STEP // 2):
        yield (box.x + box.width, center + offset * STEP), 0, abs(offset)
        yield (box.x, center + offset * STEP), 2, abs(offset)


def _corners(points: list[Point]) -> list[Point]:
    """The points without those that a straight line passes."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        if len(found) > 1 and _is_straight(found[-2], found[-1], point):
            found[-1] = point
        else:
            found.append(point)
    return found


def _is_straight(one: Point, two: Point, three: Point) -> bool:
    return one[0] == two[0] == three[0] or one[1] == two[1] == three[1]
