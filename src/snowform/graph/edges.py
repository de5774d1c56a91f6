"""The edges of a picture: open ports, balanced traffic, routes, attachments, and what is referred to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any

from snowform.graph.folding import (
    ATTACHMENTS,
    GROUP_RULES,
    GROUPS,
    ROUTES,
    TABLES,
    TARGET_GROUPS,
    Folding,
)
from snowform.graph.kinds import QUIET, family_of
from snowform.graph.model import WORLD, Edge
from snowform.graph.places import Places
from snowform.graph.ports import SELF, join_ports, openings, split_ports
from snowform.graph.resources import Configuration, Resource
from snowform.provision.configuration.blocks import bodies_of

RANGE = "range:"
_DESTINATIONS = ("destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id")
_INLINE_DESTINATIONS = ("cidr_block", "ipv6_cidr_block", "destination_prefix_list_id")
# What much refers to is a line of whoever does: so many edges to one box say nothing any more.
_HUB = 8
# More references than these nobody follows with the eye: then all of them are lines.
_MOST_REFERENCES = 150


class Edges:
    """Finds the edges between the boxes of a configuration; a reference that is no edge is a mention."""

    def __init__(self, configuration: Configuration, folding: Folding, places: Places) -> None:
        self._configuration = configuration
        self._resources = configuration.resources
        self._folding = folding
        self._places = places

    def ports(self) -> Iterator[Edge]:
        """From where which ports are open, to whatever stands behind the security group."""
        for opening in openings(self._configuration):
            targets = self._folding.boxes(opening.group)
            addresses = (opening.rule, opening.group)
            for target in targets:
                sources, label = self._sources(opening.source, opening.group, target, opening.ports)
                for source in sources:
                    yield Edge(source, target, "port", label, opening.source == WORLD, addresses)

    def _sources(self, source: str, group: str, target: str, ports: str) -> tuple[tuple[str, ...], str]:
        """Where an opening comes from, and its label; an empty source where it is said at the target only."""
        if source == WORLD:
            return (WORLD,), ports
        if source in {SELF, group}:
            return ("",), f"{ports} from its own group"
        if members := self._folding.boxes(source):
            others = tuple(box for box in members if box != target)
            return (others, ports) if others else (("",), f"{ports} from itself")
        if inside := self._inside(source, target):
            return ("",), f"{ports} from {inside}"
        return (f"{RANGE}{source}",), ports

    def _inside(self, text: str, target: str) -> str:
        """How a range is called that lies in the VPC of its target; empty where it does not."""
        one = self._resources[target]
        vpc = one.address if one.type == "aws_vpc" else self._places.of(one, self.helpers(target))[0]
        while vpc and self._resources[vpc].type != "aws_vpc":
            vpc = self._places.vpc_of(self._resources[vpc])
        whole = (
            _network(self._configuration.text(self._resources[vpc].body.get("cidr_block"))) if vpc else None
        )
        part = _network(text)
        if whole is None or part is None or part.version != whole.version:
            return ""
        if part == whole:
            return "the VPC"
        return text if part.subnet_of(whole) else ""  # type: ignore[arg-type]

    def routes(self) -> Iterator[Edge]:
        """Which way what leaves a subnet takes."""
        for one in self._resources.values():
            if one.type == "aws_route":
                named = [use.address for use in one.uses if use.argument != "route_table_id"]
                for table in one.named("route_table_id"):
                    yield from self._route(table, named, one.body, _DESTINATIONS, one.address)
            elif one.type in TABLES:
                for inline in bodies_of(one.body.get("route")):
                    named = [use.address for use in self._configuration.uses(inline)]
                    yield from self._route(one.address, named, inline, _INLINE_DESTINATIONS, one.address)

    def _route(
        self,
        table: str,
        targets: Iterable[str],
        body: Mapping[str, Any],
        destinations: tuple[str, ...],
        address: str,
    ) -> Iterator[Edge]:
        texts = (self._configuration.text(body.get(name)) for name in destinations)
        label = next(filter(None, texts), "")
        associations = (
            user.address for user in self._folding.users(table) if user.type.endswith(ATTACHMENTS)
        )
        addresses = tuple(dict.fromkeys((address, table, *associations)))
        for source in self._folding.boxes(table):
            for target in dict.fromkeys(box for named in targets for box in self._folding.boxes(named)):
                if target != source:
                    yield Edge(source, target, "route", label, addresses=addresses)

    def traffic(self) -> Iterator[Edge]:
        """What load balancers send where."""
        for balancer, group, target in self._folding.balanced:
            body = self._resources[group].body
            protocol, port = (self._configuration.text(body.get(name)) for name in ("protocol", "port"))
            label = f"{protocol.lower()} {port}".strip()
            for source in self._folding.boxes(balancer):
                for box in self._folding.boxes(target):
                    yield Edge(source, box, "traffic", label, addresses=(group,))

    def references(self, taken: Iterable[Edge]) -> tuple[list[Edge], list[tuple[str, str]]]:
        """What else refers to what: as edges, and as mentions, box and what it names in a line.

        `taken` are the edges that already join two boxes.
        """
        joined = {frozenset((edge.source, edge.target)) for edge in taken}
        edges: dict[Edge, None] = {}
        mentions: dict[tuple[str, str], None] = {}
        for one in self._resources.values():
            for target in self._named(one):
                for source in self._folding.boxes(one.address):
                    if (
                        source == target
                        or frozenset((source, target)) in joined
                        or self._is_in(source, target)
                    ):
                        continue
                    if self._is_quiet(target):
                        mentions[source, target] = None
                    else:
                        kind = "attachment" if one.type.endswith(ATTACHMENTS) else "reference"
                        edges[Edge(source, target, kind)] = None
        several = {
            target: {edge.source for edge in edges if edge.target == target} for target in _targets(edges)
        }
        most = _HUB if len(edges) <= _MOST_REFERENCES else 0
        hubs = {target for target, sources in several.items() if len(sources) > most}
        mentions.update(dict.fromkeys((edge.source, edge.target) for edge in edges if edge.target in hubs))
        return [edge for edge in edges if edge.target not in hubs], list(mentions)

    def _named(self, one: Resource) -> Iterator[str]:
        """The boxes that a resource refers to beside what ports, routes and places tell."""
        if one.mode == "data" or one.type in GROUP_RULES | GROUPS | ROUTES | TABLES:
            return
        for address in dict.fromkeys(use.address for use in one.uses):
            named = self._resources.get(address)
            if named is None or named.type in GROUPS | TABLES | TARGET_GROUPS:
                continue
            yield from self._folding.boxes(address)

    def _is_in(self, box: str, other: str) -> bool:
        """Whether the other is what a box lies in: a subnet, or its VPC."""
        kinds = {self._resources[address].type for address in (box, other)}
        if "aws_subnet" in kinds:
            return True
        return "aws_vpc" in kinds and self._places.vpc_of(self._resources[box]) == other

    def _is_quiet(self, address: str) -> bool:
        one = self._resources[address]
        return one.mode == "data" or family_of(one.mode, one.type) in QUIET

    def helpers(self, box: str) -> tuple[Resource, ...]:
        """The resources that a box shows beside its own."""
        return self._helpers.get(box, ())

    @cached_property
    def _helpers(self) -> dict[str, tuple[Resource, ...]]:
        found: dict[str, list[Resource]] = {}
        for one in self._resources.values():
            for box in self._folding.boxes(one.address):
                if box != one.address:
                    found.setdefault(box, []).append(one)
        return {box: tuple(helpers) for box, helpers in found.items()}


def merged(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """The edges with those of one kind between the same two boxes as one, its labels together."""
    found: dict[tuple[str, str, str, str], list[Edge]] = {}
    for edge in edges:
        # What has no source is told apart by what it says of it.
        said = edge.label.partition(" from ")[2] if not edge.source else ""
        found.setdefault((edge.source, edge.target, edge.kind, said), []).append(edge)
    return tuple(_merged(several, said) for (_, _, _, said), several in found.items())


def _merged(edges: list[Edge], said: str) -> Edge:
    first = edges[0]
    labels = list(dict.fromkeys(edge.label.removesuffix(f" from {said}") for edge in edges if edge.label))
    if first.kind == "port":
        label = join_ports(tuple(port for text in labels for port in split_ports(text)))
    else:
        label = ", ".join(labels)
    addresses = tuple(dict.fromkeys(address for edge in edges for address in edge.addresses))
    world = any(edge.world for edge in edges)
    label = f"{label} from {said}" if said else label
    return Edge(first.source, first.target, first.kind, label, world, addresses)


def _targets(edges: Iterable[Edge]) -> set[str]:
    return {edge.target for edge in edges}


def _network(text: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None
