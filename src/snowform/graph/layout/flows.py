"""Put boxes that refer to each other into layers from left to right, so that edges cross little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from snowform.graph.layout.boxes import Box
from snowform.graph.model import Edge

_LAYER_GAP, _GAP = 70, 40
_SWEEPS = 4


def together(ids: Sequence[str], edges: Sequence[Edge]) -> list[list[str]]:
    """The ids in groups of those that edges join, directly or by way of others, in their order."""
    group = {id_: id_ for id_ in ids}

    def find(id_: str) -> str:
        while group[id_] != id_:
            group[id_] = id_ = group[group[id_]]
        return id_

    for edge in edges:
        group[find(edge.target)] = find(edge.source)
    found: dict[str, list[str]] = {}
    for id_ in ids:
        found.setdefault(find(id_), []).append(id_)
    return list(found.values())


def flow(cards: list[Box], edges: Sequence[Edge]) -> Box:
    """A block of cards in layers: each to the right of all that refer to it."""
    boxes = {box.node.id: box for box in cards if box.node is not None}
    layer_of = _layers(list(boxes), edges)
    layers: list[list[str]] = [[] for _ in range(max(layer_of.values()) + 1)]
    for id_ in boxes:
        layers[layer_of[id_]].append(id_)
    _order(layers, edges)
    block = Box(None, "root", children=cards)
    heights = [
        sum(boxes[id_].overhang + boxes[id_].height + _GAP for id_ in layer) - _GAP for layer in layers
    ]
    block.height = max(heights)
    x = 0
    for layer, height in zip(layers, heights, strict=True):
        width = max(boxes[id_].width for id_ in layer)
        y = (block.height - height) // 20 * 10
        for id_ in layer:
            boxes[id_].width = width
            y += boxes[id_].overhang
            boxes[id_].move(x, y)
            y += boxes[id_].height + _GAP
        x += width + _LAYER_GAP
    block.width = x - _LAYER_GAP
    return block


def _layers(ids: list[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The number of each one's layer: by the longest way to it; a circle is cut where it closes."""
    users: dict[str, list[str]] = {id_: [] for id_ in ids}
    for edge in edges:
        if edge.source != edge.target:
            users[edge.target].append(edge.source)
    found: dict[str, int] = {}
    for first in ids:
        path: list[str] = []
        waiting = [(first, False)]
        while waiting:
            id_, done = waiting.pop()
            if done:
                path.pop()
                above = [found[user] for user in users[id_] if user in found]
                found[id_] = max(above, default=-1) + 1
            elif id_ not in found and id_ not in path:
                path.append(id_)
                waiting.append((id_, True))
                waiting.extend((user, False) for user in users[id_] if user not in found)
    return found


def _order(layers: list[list[str]], edges: Sequence[Edge]) -> None:
    """Sort each layer by where what its members refer to stands, or what refers to them, to and fro."""
    users: dict[str, list[str]] = {}
    used: dict[str, list[str]] = {}
    for edge in edges:
        used.setdefault(edge.source, []).append(edge.target)
        users.setdefault(edge.target, []).append(edge.source)
    for sweep in range(_SWEEPS):
        neighbours = used if sweep % 2 else users
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            places = {id_: (number + 0.5) / len(one) for one in layers for number, id_ in enumerate(one)}
            layer.sort(key=lambda id_, places=places: _mean(id_, neighbours, places))  # type: ignore[misc]


def _mean(id_: str, neighbours: Mapping[str, list[str]], places: Mapping[str, float]) -> float:
    found = [places[other] for other in neighbours.get(id_, ())]
    return sum(found) / len(found) if found else places[id_]
