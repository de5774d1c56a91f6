"""The formats of a picture by their names and the endings of files, and a picture as the bytes of one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from snowform.errors import did_you_mean
from snowform.graph.errors import GraphError
from snowform.graph.model import Graph
from snowform.graph.style import Theme

# The ending that a file of the format gets comes first.
SUFFIXES = {
    "svg": (".svg",),
    "png": (".png",),
    "mermaid": (".mmd", ".mermaid"),
    "dot": (".dot", ".gv"),
    "json": (".json",),
}


def format_of(file: str) -> str:
    """The format that the ending of a file's name says. Raises GraphError for one that says none."""
    suffix = Path(file).suffix.lower()
    for name, suffixes in SUFFIXES.items():
        if suffix in suffixes:
            return name
    known = [one for suffixes in SUFFIXES.values() for one in suffixes]
    hint = did_you_mean(suffix, known) if suffix else ""
    raise GraphError(
        f"its name does not say a format: {', '.join(known)}",
        where=file,
        hint=hint or "or name one: --format svg",
    )


def json_text(document: Any) -> str:
    """A document as JSON that can be read as it is; what no text holds, half a character, is escaped."""
    text = json.dumps(document, indent=2, ensure_ascii=False)
    return text.encode(errors="backslashreplace").decode()


def written(graph: Graph, name: str, theme: Theme = "auto") -> bytes:
    """A picture in the format of that name.

    A PNG shows one theme: the light one, unless `theme` says otherwise. Raises GraphError where there is no
    converter for it.
    """
    # Each is loaded only where it is wanted.
    if name == "json":
        return (json_text(graph.as_json()) + "\n").encode()
    if name == "mermaid":
        from snowform.graph.mermaid import mermaid

        return mermaid(graph).encode()
    if name == "dot":
        from snowform.graph.dot import dot

        return dot(graph).encode()
    from snowform.graph.svg import svg

    if name == "svg":
        return svg(graph, theme).encode()
    from snowform.graph.png import png

    return png(svg(graph, "light" if theme == "auto" else theme))
