"""Who may come in where: the rules of security groups as sources, ports and the groups that let them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any

from snowform.graph.folding import GROUPS
from snowform.graph.model import WORLD
from snowform.graph.resources import Configuration, Resource
from snowform.secrets.outcomes import is_fixed
from snowform.synth.open_ports import RANGES, Rule, ingress_rules

_FROM_GROUPS = ("security_groups", "source_security_group_id", "referenced_security_group_id")
SELF = "self"
_MOST_RANGES = 4


@dataclass(frozen=True)
class Opening:
    """A group lets `source` in at `ports`: WORLD, SELF, another group's address, or a range's text."""

    group: str
    source: str
    ports: str
    rule: str


def openings(configuration: Configuration) -> Iterator[Opening]:
    """What the rules of a configuration open, each source by itself."""
    for rule in ingress_rules(configuration.document):
        one = configuration.resources.get(rule.address)
        if one is None:
            continue
        ports = join_ports(rule.ports) or "some ports"
        for group in [one.address] if one.type in GROUPS else one.named("security_group_id"):
            for source in _sources(rule, one, configuration):
                yield Opening(group, source, ports, one.address)


def _sources(rule: Rule, one: Resource, configuration: Configuration) -> list[str]:
    found: list[str] = []
    if rule.world:
        found.append(WORLD)
    ranges = [text for name in RANGES for text in rule.values[name] if is_fixed(text) and not _is_all(text)]
    if len(ranges) > _MOST_RANGES:
        found.append(f"{len(ranges)} ranges")
    else:
        found += ranges
    if not ranges and not rule.world:
        found += _open_ranges(rule.body, configuration)
    named = (use.address for name in _FROM_GROUPS for use in configuration.uses({name: rule.body.get(name)}))
    found += [SELF if address == one.address else address for address in named]
    if rule.body.get("self") is True:
        found.append(SELF)
    return list(dict.fromkeys(found))


def _open_ranges(body: Mapping[str, Any], configuration: Configuration) -> Iterator[str]:
    """Ranges that nobody knows before the apply, by the variable that gives them."""
    for name in (*RANGES, "prefix_list_id", "prefix_list_ids"):
        values = body.get(name)
        for value in values if isinstance(values, list) else [values]:
            if value not in (None, []):
                yield configuration.text(value) or next(
                    (use.address for use in configuration.uses({name: value})), "a range"
                )


def _is_all(text: str) -> bool:
    try:
        return ip_network(text, strict=False).prefixlen == 0
    except ValueError:
        return False


def join_ports(ports: tuple[str, ...]) -> str:
    """Ports of one protocol together: "tcp 80, 443; udp 443"."""
    found: dict[str, list[str]] = {}
    for text in dict.fromkeys(ports):
        protocol, _, number = text.partition(" ")
        if text == "every port":
            protocol, number = text, ""
        found.setdefault(protocol, []).append(number)
    for numbers in found.values():
        numbers.sort(key=lambda number: int(number.partition("-")[0]) if number[:1].isdecimal() else 0)
    return "; ".join(
        f"{protocol} {', '.join(filter(None, numbers))}".strip() for protocol, numbers in found.items()
    )


def split_ports(text: str) -> tuple[str, ...]:
    """What `join_ports` has joined, each port by itself."""
    found = []
    for part in text.split("; "):
        if part == "every port":
            found.append(part)
            continue
        protocol, _, numbers = part.partition(" ")
        found += [f"{protocol} {number}".strip() for number in numbers.split(", ")]
    return tuple(found)
