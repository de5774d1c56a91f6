"""A finished configuration as a picture: which boxes there are, in which boxes, and what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from snowform.graph.edges import RANGE, Edges, merged
from snowform.graph.folding import GROUP_RULES, GROUPS, TOLD_BY_EDGES, Folding
from snowform.graph.grouping import group_equal
from snowform.graph.kinds import capital, family_of, natural, short_words, words_of
from snowform.graph.lines import helper_lines, joined, name_of, own_lines
from snowform.graph.model import CHANGES, WORLD, Edge, Graph, Line, Node, total
from snowform.graph.places import Places
from snowform.graph.planned import Planned
from snowform.graph.resources import Configuration, Resource
from snowform.provision.configuration.blocks import labelled

ZONE = "zone:"
_FORMS = {"aws_vpc": "vpc", "aws_subnet": "subnet"}
# What the account or the region is, everything would mention.
_UNSAID = frozenset({"aws_caller_identity", "aws_partition", "aws_region", "aws_availability_zones"})
# What leads out of a VPC by itself, and what leads out for others.
_PUBLIC = "aws_internet_gateway"
_PRIVATE = frozenset({"aws_nat_gateway", "aws_egress_only_internet_gateway"})
_MOST_NAMES = 3


def build(document: Mapping[str, Any], title: str, plan: Planned | None = None) -> Graph:
    """The picture of a configuration, with what a plan does with it.

    Every resource, data source and module call is a box, or counted in one, or in an edge.
    """
    return _Builder(Configuration(document, plan.resources if plan else None), title, plan).graph()


class _Builder:
    def __init__(self, configuration: Configuration, title: str, plan: Planned | None) -> None:
        self._configuration = configuration
        self._resources = configuration.resources
        self._title = title
        self._plan = plan
        self._folding = Folding(configuration.resources)
        self._places = Places(configuration)
        self._edges = Edges(configuration, self._folding, self._places)

    def graph(self) -> Graph:
        balanced = list(self._edges.traffic())
        known = merged([*_without_ports(self._edges.ports(), balanced), *balanced, *self._edges.routes()])
        references, mentions = self._edges.references(known)
        said = self._said(mentions)
        nodes = {node.id: node for node in self._nodes(said, known)}
        inside = {node.id: set(_around(node, nodes)) for node in nodes.values()}
        edges = [
            edge
            for edge in merged([*known, *references])
            if edge.target not in inside.get(edge.source, ())
            and edge.source not in inside.get(edge.target, ())
        ]
        return group_equal(Graph(self._title, self._subtitle(), tuple(nodes.values()), tuple(edges)))

    def _said(self, mentions: Iterable[tuple[str, str]]) -> dict[str, list[Line]]:
        """Lines for what boxes mention, and for the security groups that they stand behind."""
        found: dict[str, list[Line]] = {}
        for box, mentioned in mentions:
            one = self._resources[mentioned]
            if one.type not in _UNSAID:
                term = re.sub("^(IAM|SSH|machine|CloudWatch) ", "", words_of(one.type))
                found.setdefault(box, []).append(Line(term, name_of(one, self._configuration)))
        for one in self._resources.values():
            if one.type in GROUPS:
                for box in self._folding.boxes(one.address):
                    if box != one.address:
                        rules = len(self._rules(one))
                        number = f" ({rules} rule{'' if rules == 1 else 's'})" if rules else ""
                        line = Line("firewall", name_of(one, self._configuration) + number)
                        found.setdefault(box, []).append(line)
        return found

    def _rules(self, group: Resource) -> list[Resource]:
        users = self._folding.users(group.address)
        return [
            user
            for user in users
            if user.type in GROUP_RULES and group.address in user.named("security_group_id")
        ]

    def _nodes(self, said: Mapping[str, list[Line]], edges: Iterable[Edge]) -> Iterator[Node]:
        """The boxes, each after the one that it stands in."""
        boxes = [one for one in self._resources.values() if self._folding.is_box(one.address)]
        boxes.sort(key=lambda one: (natural(one.name), one.address))
        yield from self._outside(edges)
        ways = self._ways_out(edges)
        yield from self._modules(boxes, said, ways)
        later: list[Node] = []
        zones: dict[str, Node] = {}
        for one in boxes:
            if one.mode == "module":
                continue
            node = self._node(one, said.get(one.address, []), ways)
            if one.type == "aws_subnet" and (zone := self._zone(one, node.parent)) is not None:
                zones.setdefault(zone.id, zone)
                node = _placed(node, zone.id)
            if node.form == "vpc":
                yield node
            else:
                later.append(node)
        yield from sorted(zones.values(), key=lambda zone: natural(zone.name))
        yield from sorted(later, key=lambda node: (node.form != "subnet", _tier(node)))

    def _outside(self, edges: Iterable[Edge]) -> Iterator[Node]:
        sources = {edge.source for edge in edges}
        if WORLD in sources:
            yield Node(WORLD, "world", capital(WORLD))
        for source in sorted((source for source in sources if source.startswith(RANGE)), key=natural):
            yield Node(source, "range", source.removeprefix(RANGE))

    def _node(self, one: Resource, said: list[Line], ways: Mapping[str, str]) -> Node:
        helpers = self._edges.helpers(one.address)
        shown = [helper for helper in helpers if helper.type not in TOLD_BY_EDGES]
        # What is told of a group does not stand elsewhere, but its VPC is that of its members.
        groups = [helper for helper in helpers if helper.type in GROUPS]
        parent, subnets = self._places.of(one, [*shown, *groups])
        lines = [*own_lines(one, self._configuration), *helper_lines(one, shown, self._configuration)]
        changes, around = self._changes(one, helpers)
        lines += around
        if subnets:
            lines.append(Line("subnets", _names(subnets, self._resources, self._configuration)))
        form = _FORMS.get(one.type, "card") if one.mode == "managed" else one.mode
        addresses = (one.address, *(helper.address for helper in helpers))
        words = "module" if one.mode == "module" else capital(words_of(one.type))
        return Node(
            id=one.address,
            form=form,
            name=name_of(one, self._configuration),
            kind=words,
            family=family_of(one.mode, one.type),
            type=one.type,
            parent=parent or one.module,
            lines=joined([*lines, *said]),
            addresses=addresses,
            count=self._plan.count(one.address, one.count) if self._plan else one.count,
            spans=subnets,
            tags=(ways[one.address],) if one.address in ways else (),
            changes=changes,
        )

    def _changes(self, one: Resource, helpers: Iterable[Resource]) -> tuple[dict[str, int], list[Line]]:
        """What a plan does with a box; what it does only to what belongs to it is a change, with a line."""
        own = self._plan.changes(one.address) if self._plan else {}
        if self._plan is None or own.keys() - {"update"}:
            return own, []
        found = Counter(
            f"{short_words(helper.type, one.type)} {CHANGES[name][1]}"
            for helper in helpers
            for name, number in self._plan.changes(helper.address).items()
            for _ in range(number)
        )
        if not found:
            return own, []
        said = ", ".join(words if number == 1 else f"{number} × {words}" for words, number in found.items())
        return own or {"update": 1}, [Line("plan", said)]

    def _zone(self, subnet: Resource, parent: str) -> Node | None:
        name = self._places.zone_of(subnet)
        return (
            Node(f"{ZONE}{parent}:{name}", "zone", name, "Availability zone", "network", parent=parent)
            if name
            else None
        )

    def _modules(
        self, boxes: Iterable[Resource], said: Mapping[str, list[Line]], ways: Mapping[str, str]
    ) -> Iterator[Node]:
        """The modules that the configuration calls, then those that a plan knows below them."""
        for one in boxes:
            if one.mode == "module":
                yield self._node(one, said.get(one.address, []), ways)
        paths: set[str] = set()
        for one in boxes:
            parts = one.module.split(".") if one.module else []
            paths |= {".".join(parts[:end]) for end in range(2, len(parts) + 1, 2)}
        for address in sorted(paths - self._resources.keys()):
            outer, _, name = address.rpartition("module.")
            yield Node(address, "module", name, "module", "module", parent=outer.rstrip("."))

    def _ways_out(self, edges: Iterable[Edge]) -> dict[str, str]:
        """Which subnets are public, and which get out by others only."""
        found: dict[str, str] = {}
        for edge in edges:
            target = self._resources.get(edge.target)
            if edge.kind != "route" or target is None:
                continue
            if target.type == _PUBLIC:
                found[edge.source] = "public"
            elif target.type in _PRIVATE:
                found.setdefault(edge.source, "private")
        return found

    def _subtitle(self) -> str:
        modes = [one.mode for one in self._resources.values()]
        words = {"managed": "resource", "data": "data source", "module": "module"}
        parts = [
            f"{number} {word}{'' if number == 1 else 's'}"
            for mode, word in words.items()
            if (number := modes.count(mode))
        ]
        counted = total(self._plan.changes(address) for address in self._resources) if self._plan else {}
        changes = [f"{number} {CHANGES[name][1]}" for name, number in counted.items()]
        if self._plan and not changes:
            changes = ["nothing changed"]
        regions = [
            self._configuration.text(body.get("region"))
            for labels, body in labelled(self._configuration.document, "provider", label_count=1)
            if labels == ("aws",)
        ]
        return " · ".join((*dict.fromkeys(filter(None, regions)), *(parts or ["nothing in it"]), *changes))


def _without_ports(ports: Iterable[Edge], balanced: list[Edge]) -> Iterator[Edge]:
    """The open ports, but for those by which a balancer reaches what it sends traffic to."""
    ways = {(edge.source, edge.target): number for number, edge in enumerate(balanced)}
    for edge in ports:
        number = ways.get((edge.source, edge.target))
        if number is None:
            yield edge
        else:
            way = balanced[number]
            balanced[number] = replace(way, addresses=(*way.addresses, *edge.addresses))


def _placed(node: Node, parent: str) -> Node:
    return replace(node, parent=parent)


def _tier(node: Node) -> int:
    """Public subnets stand above private ones, and those below what nothing leads out of."""
    order = ("public", "private")
    return min((order.index(tag) for tag in node.tags), default=len(order)) if node.form == "subnet" else 0


def _around(node: Node, nodes: Mapping[str, Node]) -> Iterator[str]:
    while node.parent in nodes:
        node = nodes[node.parent]
        yield node.id


def _names(
    addresses: tuple[str, ...], resources: Mapping[str, Resource], configuration: Configuration
) -> str:
    names = [name_of(resources[address], configuration) for address in addresses]
    more = f", {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more
