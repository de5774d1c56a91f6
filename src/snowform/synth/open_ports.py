"""Which ports a configuration opens to the whole world, by its security groups' rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_network
from itertools import chain
from typing import Any

from snowform.provision.configuration.blocks import blocks, bodies_of, labels
from snowform.records import Record
from snowform.secrets.constants import Constants
from snowform.secrets.outcomes import NO_SCOPE, Inside, Scope, is_fixed

Body = Mapping[str, Any]

# Rules stand in a group, or are resources of their own.
_GROUPS = ("aws_security_group", "aws_default_security_group")
_RULES = ("aws_security_group_rule", "aws_vpc_security_group_ingress_rule")
RANGES = ("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6")
_READ = (*RANGES, "protocol", "ip_protocol", "from_port", "to_port")
# EC2 takes the number of a protocol for its name.
_PROTOCOLS = {"-1": "all", "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6"}
_WORLD = frozenset({"0.0.0.0/0", "::/0"})
_WITH_PORTS = frozenset({"tcp", "udp"})


class OpenPorts(Record):
    """`address` of the group or rule in the configuration, its `ports` ("tcp 22", "udp 8000-8100",
    "every port", "icmp"), and the address ranges `world` that it opens them to ("0.0.0.0/0", "::/0")."""

    __slots__ = ("address", "ports", "world")

    def __init__(self, address: str, ports: str, world: tuple[str, ...]) -> None:
        self.address = address
        self.ports = ports
        self.world = world

    def __str__(self) -> str:
        return f"{self.ports} is open to the world ({', '.join(self.world)}): {self.address}"

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {"address": self.address, "ports": self.ports, "world": list(self.world)}


class Rule(Record):
    """One round of a rule that lets something in: the `address` of what says so, and its `body`.

    `values` are what the arguments in RANGES and those of ports can be, as texts, without what is not known;
    `ports` and `world` are as in OpenPorts.
    """

    __slots__ = ("address", "body", "ports", "values", "world")

    def __init__(
        self,
        address: str,
        body: Body,
        values: Mapping[str, list[str]],
        ports: tuple[str, ...],
        world: tuple[str, ...],
    ) -> None:
        self.address = address
        self.body = body
        self.values = values
        self.ports = ports
        self.world = world


def open_ports(document: Mapping[str, Any]) -> list[OpenPorts]:
    """All that any security group of a document opens to the world, in the document's order, each once.

    A value counts if the configuration itself says it: as it stands, by locals, by a variable's default or in
    the elements of a loop. What is known only where it is applied, and what modules open, is not seen.
    """
    found: dict[OpenPorts, None] = {}
    for rule in ingress_rules(document):
        for ports in rule.ports if rule.world else ():
            found[OpenPorts(rule.address, ports, rule.world)] = None
    return list(found)


def ingress_rules(document: Mapping[str, Any]) -> Iterator[Rule]:
    """Every rule that lets something in, in the document's order, once for each round of its loop."""
    constants = Constants(document)
    for address, body, scope in _rules(document, constants):
        values = {name: _values(body.get(name), scope, constants) for name in _READ}
        world = _world(value for name in RANGES for value in values[name])
        yield Rule(address, body, values, tuple(_ports(values)), world)


def _rules(document: Mapping[str, Any], constants: Constants) -> Iterator[tuple[str, Body, Scope]]:
    """Address, body and round of every rule that lets something in."""
    for resources in bodies_of(document.get("resource")):
        for kind in (*_GROUPS, *_RULES):
            for path, body in blocks(resources.get(kind), 1):
                address = ".".join((kind, *labels(path)))
                for scope in _rounds(body, NO_SCOPE, "each", constants):
                    if kind in _GROUPS:
                        yield from ((address, *inline) for inline in _inline(body, scope, constants))
                    elif "type" not in body or "ingress" in constants.outcomes(body["type"], scope):
                        yield address, body, scope


def _inline(group: Body, scope: Scope, constants: Constants) -> Iterator[tuple[Body, Scope]]:
    for outcome in constants.outcomes(group.get("ingress"), scope):
        if isinstance(outcome, Inside):
            yield from ((rule, outcome.scope) for rule in bodies_of(outcome.content))
    for dynamic in bodies_of(group.get("dynamic")):
        for loop in bodies_of(dynamic.get("ingress")):
            iterator = loop.get("iterator")
            name = iterator if isinstance(iterator, str) else "ingress"
            for inner in _rounds(loop, scope, name, constants):
                yield from ((rule, inner) for rule in bodies_of(loop.get("content")))


def _rounds(body: Body, scope: Scope, name: str, constants: Constants) -> Iterator[Scope]:
    if "for_each" not in body:
        yield scope
        return
    for member in constants.rounds(body["for_each"], scope):
        yield {**scope, name: (member,)}


def _values(value: Any, scope: Scope, constants: Constants) -> list[str]:
    """What an argument can be, as texts: the elements of a list, without what is not known."""
    known = (leaf for leaf in constants.leaves(constants.outcomes(value, scope)) if is_fixed(leaf))
    return [str(leaf) for leaf in known if leaf is not None]


def _world(ranges: Iterable[str]) -> tuple[str, ...]:
    """The ranges that hold every address of IPv4 or IPv6, also if several do so together."""
    networks = []
    for text in ranges:
        with suppress(ValueError):
            networks.append(ip_network(text, strict=False))
    of_4 = collapse_addresses(network for network in networks if isinstance(network, IPv4Network))
    of_6 = collapse_addresses(network for network in networks if isinstance(network, IPv6Network))
    return tuple(text for text in map(str, chain(of_4, of_6)) if text in _WORLD)


def _ports(values: Mapping[str, list[str]]) -> Iterator[str]:
    for name in values["protocol"] + values["ip_protocol"]:
        protocol = _PROTOCOLS.get(name, name.lower())
        if protocol not in _WITH_PORTS:
            yield "every port" if protocol == "all" else protocol
            continue
        for first in values["from_port"]:
            for last in values["to_port"]:
                yield f"{protocol} {first}" if first == last else f"{protocol} {first}-{last}"
