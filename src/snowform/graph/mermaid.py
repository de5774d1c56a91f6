"""A picture as a Mermaid flowchart, which GitHub and others draw in Markdown: https://mermaid.js.org."""

from __future__ import annotations

import json
from collections.abc import Iterator

from snowform.graph.model import CONTAINERS, Graph, Node

_ARROWS = {"port": "-->", "traffic": "==>", "route": "-.->", "attachment": "---", "reference": "-.->"}
# Borders that are told apart by the colour-blind as well; the fill is that of whoever draws it.
_CLASSES = {
    "world": "stroke:#d55e00,stroke-width:3px",
    "create": "stroke:#009e73,stroke-width:3px",
    "update": "stroke:#0072b2,stroke-width:3px",
    "replace": "stroke:#cc79a7,stroke-width:3px",
    "delete": "stroke:#b00020,stroke-width:3px,stroke-dasharray:5 4",
    "forget": "stroke:#5b6675,stroke-width:3px,stroke-dasharray:5 4",
    "data": "stroke-dasharray:3 3",
}


def mermaid(graph: Graph) -> str:
    """The text of the flowchart."""
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    # What stands before the chart is YAML, which JSON is too.
    lines = ["---", f"title: {json.dumps(graph.title)}", "---", "flowchart TB"]
    children = graph.children()

    def write(parent: str, indent: str) -> Iterator[str]:
        for node in children.get(parent, []):
            if node.form in CONTAINERS and children.get(node.id):
                yield f"{indent}subgraph {names[node.id]}[{_quoted(node.label)}]"
                yield from write(node.id, f"{indent}  ")
                yield f"{indent}end"
            else:
                yield f"{indent}{names[node.id]}{_shaped(node)}"

    lines += write("", "  ")
    worlds = []
    number = 0
    for edge in graph.edges:
        if not edge.source:
            continue
        arrow = _ARROWS[edge.kind]
        label = f"|{_quoted(edge.label)}|" if edge.label else ""
        lines.append(f"  {names[edge.source]} {arrow}{label} {names[edge.target]}")
        if edge.world:
            worlds.append(str(number))
        number += 1
    if worlds:
        lines.append(f"  linkStyle {','.join(worlds)} stroke:#d55e00,stroke-width:3px")
    for name, style in _CLASSES.items():
        members = [names[node.id] for node in graph.nodes if _class(node) == name]
        if members:
            lines += [f"  classDef {name} {style}", f"  class {','.join(members)} {name}"]
    return "\n".join([*lines, ""])


def _shaped(node: Node) -> str:
    text = _quoted(node.label)
    return f"([{text}])" if node.form in {"world", "range"} else f"({text})"


def _class(node: Node) -> str:
    return node.mark or (node.form if node.form in {"world", "data"} else "")


def _quoted(text: str) -> str:
    """A text as Mermaid takes it: what it would read as its own, or as HTML, by number; lines with <br/>."""
    plain = "".join(
        character if character.isalnum() or character in " -_.,:/()+~×±−→·…\n" else f"#{ord(character)};"
        for character in text
    )
    return '"' + plain.replace("\n", "<br/>") + '"'
