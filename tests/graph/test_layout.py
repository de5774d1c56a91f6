"""Boxes lie in their boxes and on no other, and no edge runs through a box."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from snowform.graph.build import build
from snowform.graph.layout.boxes import SOCKET, STEP, Box
from snowform.graph.layout.measure import ELLIPSIS, shorten, width_of
from snowform.graph.layout.place import Placing
from snowform.graph.layout.routing import Route, Router
from snowform.graph.model import Graph
from tests.draws import examples
from tests.graph.configurations import documents
from tests.graph.documents import Shop, containers, large, small
from tests.graph.test_planned import plan_of


def wide() -> dict[str, Any]:
    """More of everything than has room: machines in one subnet, ports at one machine, words in a name."""
    shop = Shop()
    subnet = shop.subnet("web", "a", 0)
    group = shop.group("web", *((number, f"198.51.{number}.0/24") for number in range(1, 5)))
    for number in range(6):
        shop.machine(f"host-{'x' * number * 9}", subnet, group, f"t{number}.small")
    return shop.document


def joined() -> dict[str, Any]:
    """Cards of no network that edges join, one with a pill for an open port."""
    opened = {"security_group_id": "${other.a.id}", "referenced_security_group_id": "${other.b.id}"}
    rule = {"a": {**opened, "from_port": 80, "to_port": 80, "ip_protocol": "tcp"}}
    return {"resource": {"aws_vpc_security_group_ingress_rule": rule, "other": {"a": {}, "b": {}}}}


DOCUMENTS = {
    "joined": joined(),
    "small": small(),
    "large": large(),
    "other": containers(),
    "wide": wide(),
    "empty": {},
}


@pytest.fixture(scope="module", params=DOCUMENTS)
def placed(request: pytest.FixtureRequest) -> tuple[Graph, Placing]:
    plan = plan_of({"module.a.aws_eip.b[0]": ["create"], "module.a.aws_vpc.c": ["create"]})
    graph = build(DOCUMENTS[request.param], "stack", plan if request.param == "other" else None)
    return graph, Placing(graph)


@pytest.fixture(scope="module")
def routes(placed: tuple[Graph, Placing]) -> list[Route]:
    return Router(placed[1]).routes(placed[0].edges)


def test_every_box_is_in_its_own(placed: tuple[Graph, Placing]) -> None:
    for outer in placed[1].root.all():
        for inner in outer.children:
            # What is joined by edges has no frame around it.
            least = 0 if outer.form == "root" else STEP
            assert outer.x + least <= inner.x
            assert outer.y + least <= inner.y - inner.overhang
            assert inner.x + inner.width <= outer.x + outer.width - least
            assert inner.y + inner.height <= outer.y + outer.height - least


def test_no_box_lies_on_another(placed: tuple[Graph, Placing]) -> None:
    for outer in placed[1].root.all():
        for one, other in combinations(outer.children, 2):
            assert not overlap(one, other), (one.title, other.title)


def test_all_is_on_the_grid_of_the_edges(placed: tuple[Graph, Placing]) -> None:
    for box in placed[1].root.all():
        assert {length % STEP for length in (box.x, box.y, box.width, box.height)} == {0}, box.title


def test_pills_have_room_on_their_box(placed: tuple[Graph, Placing]) -> None:
    for box in placed[1].root.all():
        for one, other in pairwise(sorted(box.sockets, key=lambda socket: socket.x)):
            assert one.x + one.width < other.x
        for socket in box.sockets:
            assert box.x < socket.x
            assert socket.x + socket.width < box.x + box.width
            assert width_of(socket.shown, 10) < socket.width


def test_texts_fit_into_their_boxes(placed: tuple[Graph, Placing]) -> None:
    for box in placed[1].root.all():
        assert width_of(box.title, 13, bold=True) <= box.width
        for line in box.lines:
            assert width_of(f"{line.term}{line.text}", 11) <= box.width


def test_every_edge_has_a_way(placed: tuple[Graph, Placing], routes: list[Route]) -> None:
    assert {route.edge for route in routes} == {edge for edge in placed[0].edges if edge.source}
    assert [route.edge for route in routes if len(route.points) < 2] == []


def test_no_edge_runs_through_a_box(placed: tuple[Graph, Placing], routes: list[Route]) -> None:
    cards = [box for box in placed[1].boxes.values() if not box.is_container]
    for route in routes:
        for point, after in pairwise(route.points):
            assert point[0] == after[0] or point[1] == after[1]
        for box in cards:
            inside = [point for point in steps(route) if within(point, box)]
            assert inside == [], (route.edge, box.title)


def test_edges_end_at_their_boxes(placed: tuple[Graph, Placing], routes: list[Route]) -> None:
    for route in routes:
        ends = zip((route.edge.source, route.edge.target), (route.points[0], route.points[-1]), strict=True)
        for id_, (x, y) in ends:
            box = placed[1].boxes[id_]
            assert box.x <= x <= box.x + box.width
            assert box.y - SOCKET // 2 <= y <= box.y + box.height


def test_only_edges_with_an_end_in_common_run_on_one_line(routes: list[Route]) -> None:
    """Else nobody could tell where each leads."""
    for one, other in combinations(routes, 2):
        if set(pairwise(steps(one))) & {*pairwise(steps(other)), *pairwise(reversed([*steps(other)]))}:
            assert one.edge.kind == other.edge.kind
            assert one.edge.source == other.edge.source or one.edge.target == other.edge.target


@settings(max_examples=examples(25), deadline=None)
@given(documents)
def test_all_of_this_holds_for_any_configuration(document: dict[str, Any]) -> None:
    graph = build(document, "stack")
    placing = Placing(graph)
    test_every_box_is_in_its_own((graph, placing))
    test_no_box_lies_on_another((graph, placing))
    test_all_is_on_the_grid_of_the_edges((graph, placing))
    test_pills_have_room_on_their_box((graph, placing))
    ways = Router(placing).routes(graph.edges)
    test_every_edge_has_a_way((graph, placing), ways)
    test_no_edge_runs_through_a_box((graph, placing), ways)
    test_edges_end_at_their_boxes((graph, placing), ways)


def test_a_picture_is_the_same_each_time() -> None:
    first, second = (Placing(build(large(), "stack")) for _ in range(2))
    assert Router(first).routes(build(large(), "stack").edges) == Router(second).routes(
        build(large(), "stack").edges
    )


@pytest.mark.parametrize("middle", [False, True])
def test_a_text_is_shortened_to_its_width(middle: bool) -> None:
    shown = shorten("a name that is too long", 13, 100, middle=middle)
    assert width_of(shown, 13) <= 100 < width_of(f"{shown}aa", 13)
    assert shown.startswith("a na")
    assert ELLIPSIS in shown
    assert shown.endswith("long") == middle
    assert shorten("short", 13, 100, middle=middle) == "short"


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y - one.overhang < other.y + other.height
        and other.y - other.overhang < one.y + one.height
    )


def steps(route: Route) -> Iterator[tuple[int, int]]:
    """All points of the grid on a way."""
    for (x, y), (to_x, to_y) in pairwise(route.points):
        for number in range(max(abs(to_x - x), abs(to_y - y)) // STEP + 1):
            yield (
                x + STEP * number * ((to_x > x) - (to_x < x)),
                y + STEP * number * ((to_y > y) - (to_y < y)),
            )


def within(point: tuple[int, int], box: Box) -> bool:
    return box.x < point[0] < box.x + box.width and box.y < point[1] < box.y + box.height
