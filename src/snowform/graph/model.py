"""What a picture shows: boxes in boxes and the edges between them. Knows neither Terraform nor drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

# What a plan does with an object, with the sign that marks it, in the order of the legend.
CHANGES: Mapping[str, tuple[str, str]] = {
    "create": ("+", "created"),
    "update": ("~", "changed"),
    "replace": ("±", "replaced"),
    "delete": ("−", "destroyed"),
    "forget": ("×", "forgotten"),
}
# Of several changes the border of a box has the one that takes away most.
_GRAVEST = ("delete", "replace", "forget", "update", "create")
# The kinds of edges, in the order of the legend.
EDGES: Mapping[str, str] = {
    "port": "open port",
    "traffic": "balanced traffic",
    "route": "route",
    "attachment": "attachment",
    "reference": "reference",
}
WORLD = "the internet"
# The boxes that hold others, from the outside in.
CONTAINERS = frozenset({"module", "vpc", "zone", "subnet"})


@dataclass(frozen=True)
class Line:
    """A line in a box: what it says, and what that is: "image", "nixos"."""

    term: str
    text: str


@dataclass(frozen=True)
class Node:
    """A box.

    `form` is "card", "data", "module", "vpc", "zone", "subnet", "world" or "range". `addresses` are the
    resources that it stands for, its own first; `count` is how many equal objects it shows, None where nobody
    knows before the apply. `spans` are the ids of the subnets that it is in, where those are several.
    `changes` counts what a plan does with them, by CHANGES.
    """

    id: str
    form: str
    name: str
    kind: str = ""
    family: str = "other"
    type: str = ""
    parent: str = ""
    lines: tuple[Line, ...] = ()
    addresses: tuple[str, ...] = ()
    count: int | None = 1
    tags: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    changes: Mapping[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its name, with the number of those that are equal."""
        if self.count == 1:
            return self.name
        return f"{self.name} × {'n' if self.count is None else self.count}"

    @property
    def label(self) -> str:
        """All that it says, for formats that only have a text: name, kind, lines, tags, a line each."""
        signs = " ".join(sign for sign, _ in self.signs)
        said = (f"{line.term}: {line.text}" for line in self.lines)
        return "\n".join(filter(None, (f"{signs} {self.title}".strip(), self.kind, *said, *self.tags)))

    @property
    def mark(self) -> str:
        """The gravest of its changes, by CHANGES, or nothing."""
        return next((name for name in _GRAVEST if self.changes.get(name)), "")

    @property
    def signs(self) -> tuple[tuple[str, str], ...]:
        """The changes as "+", or "+3" where it stands for several; each with its name."""
        several = sum(self.changes.values()) > 1 or self.count != 1
        return tuple(
            (f"{sign}{self.changes[name]}" if several else sign, name)
            for name, (sign, _) in CHANGES.items()
            if self.changes.get(name)
        )


@dataclass(frozen=True)
class Edge:
    """An arrow from one box to another; `label` says what for: "tcp 80, 443", "0.0.0.0/0".

    `world` marks what is open to all addresses of the internet. One without a source is said at its target
    only. `addresses` are the resources that it stands for.
    """

    source: str
    target: str
    kind: str
    label: str = ""
    world: bool = False
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Graph:
    """A whole picture: `title` and `subtitle` stand above it, each node's parent before the node."""

    title: str
    subtitle: str = ""
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def by_id(self) -> dict[str, Node]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}

    def children(self) -> dict[str, list[Node]]:
        """The nodes in each node by its id, those at the top under ""."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.parent, []).append(node)
        return found

    def addresses(self) -> frozenset[str]:
        """Every resource that is shown, by a box or by an edge."""
        of_nodes = (address for node in self.nodes for address in node.addresses)
        return frozenset((*of_nodes, *(address for edge in self.edges for address in edge.addresses)))

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {
            "title": self.title,
            "subtitle": self.subtitle,
            "nodes": [_node_as_json(node) for node in self.nodes],
            "edges": [
                {
                    "source": edge.source or None,
                    "target": edge.target,
                    "kind": edge.kind,
                    "label": edge.label,
                    "world": edge.world,
                    "addresses": list(edge.addresses),
                }
                for edge in self.edges
            ],
        }


def total(changes: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Counts of changes taken together."""
    found: Counter[str] = Counter()
    for one in changes:
        found.update(one)
    return {name: found[name] for name in CHANGES if found[name]}


def _node_as_json(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "form": node.form,
        "name": node.name,
        "kind": node.kind,
        "type": node.type,
        "parent": node.parent or None,
        "count": node.count,
        "lines": [{"term": line.term, "text": line.text} for line in node.lines],
        "spans": list(node.spans),
        "tags": list(node.tags),
        "addresses": list(node.addresses),
        "changes": dict(node.changes),
    }
