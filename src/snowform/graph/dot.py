"""A picture in DOT, for Graphviz and what reads it: https://graphviz.org/doc/info/lang.html."""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.graph.model import CONTAINERS, Graph, Node

_FILLS = {"public": "#eaf6f1", "private": "#eaf2f9"}
_STYLES = {"reference": "dotted", "route": "dashed"}
_COLOURS = {"traffic": "#0072b2", "route": "#007a59", "reference": "#8a94a3"}
_MARKS = {
    "create": "#007a59",
    "update": "#0072b2",
    "replace": "#9a3f78",
    "delete": "#b00020",
    "forget": "#5b6675",
}
# What no tool shows, and XML output cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")


def dot(graph: Graph) -> str:
    """The text of the digraph."""
    children = graph.children()
    lines = [
        f"digraph {_quoted(graph.title)} {{",
        f"  label={_quoted(graph.title)}; labelloc=t; compound=true; newrank=true;",
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=11];',
        '  edge [fontname="Helvetica", fontsize=9];',
    ]
    numbers = {node.id: number for number, node in enumerate(graph.nodes)}
    holding = {node.id for node in graph.nodes if node.form in CONTAINERS and children.get(node.id)}

    def write(parent: str, indent: str) -> Iterator[str]:
        for node in children.get(parent, []):
            if node.id not in holding:
                yield f"{indent}{_quoted(node.id)} [{_look(node)}];"
                continue
            fill = next((_FILLS[tag] for tag in node.tags), "#fafbfd")
            style = "rounded,dashed" if node.form == "zone" else "rounded,filled"
            yield f"{indent}subgraph cluster_{numbers[node.id]} {{"
            border = f'color="{_MARKS[node.mark]}"; penwidth=2.4' if node.mark else 'color="#5b6b80"'
            look = f'style="{style}"; fillcolor="{fill}"; {border}; fontname="Helvetica"'
            yield f"{indent}  label={_quoted(node.label)}; {look};"
            # Edges end at nodes: this one stands for the frame.
            yield f'{indent}  {_quoted(node.id)} [shape=point, style=invis, label="", width=0];'
            yield from write(node.id, f"{indent}  ")
            yield f"{indent}}}"

    lines += write("", "  ")
    for edge in graph.edges:
        if not edge.source:
            continue
        given = {
            "label": _quoted(edge.label),
            "color": _quoted("#d55e00" if edge.world else _COLOURS.get(edge.kind, "#2f3b4c")),
            "style": _STYLES.get(edge.kind, "solid"),
            "penwidth": "2.6" if edge.world else "1.2",
        }
        for end, id_ in (("ltail", edge.source), ("lhead", edge.target)):
            if id_ in holding:
                given[end] = _quoted(f"cluster_{numbers[id_]}")
        looks = ", ".join(f"{name}={value}" for name, value in given.items())
        lines.append(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{looks}];")
    return "\n".join([*lines, "}", ""])


def _look(node: Node) -> str:
    given = {"label": _quoted(node.label), "tooltip": _quoted("\n".join(node.addresses) or node.title)}
    if node.form in {"world", "range"}:
        given |= {"shape": "oval", "color": '"#d55e00"' if node.form == "world" else '"#5b6b80"'}
    if node.form == "data":
        given["style"] = '"rounded,dashed"'
    if node.mark:
        given |= {"color": f'"{_MARKS[node.mark]}"', "penwidth": "2.4"}
    return ", ".join(f"{name}={value}" for name, value in given.items())


def _quoted(text: str) -> str:
    """A string of DOT in which nothing of the text is an escape."""
    plain = _CONTROL.sub("\ufffd", text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'
