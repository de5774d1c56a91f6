"""Cases that are written down as JSON in `documents/`: whole documents, or expressions in one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.synth.checks.corpus.case import Case, Document

DOCUMENTS = Path(__file__).with_name("documents")
# What the expressions are about.
DECLARED: Document = {
    "variable": {
        "any": {},
        "b": {"type": "bool", "default": True},
        "l": {"type": "list(string)", "default": []},
        "m": {"type": "map(string)", "default": {}},
        "n": {"type": "number", "default": 1},
        "o": {"type": "object({a=string,b=number})", "default": {"a": "x", "b": 1}},
        "s": {"type": "string", "default": "x"},
        "sec": {"type": "set(string)", "default": [], "sensitive": True},
        "secn": {"type": "number", "default": 1, "sensitive": True},
        "sn": {"type": "set(number)", "default": [1]},
        "st": {"type": "set(string)", "default": []},
    },
    "locals": {
        "e": [],
        "l": ["a", "b"],
        "m": {"a": 1, "b": 2},
        "mixed": [1, "a", True],
        "n": 3,
        "s": "x",
    },
    "resource": {"terraform_data": {"c": {"count": 2}, "f": {"for_each": {"a": 1}}, "one": {}}},
}


def documents(name: str) -> tuple[Case, ...]:
    """The cases of a file: by name a document, and the modules that it calls."""
    return tuple(
        Case(case, entry["document"], entry.get("modules", {})) for case, entry in _read(name).items()
    )


def expressions(name: str) -> tuple[Case, ...]:
    """The cases of a file: by name an expression with a fault (or null), and right ones like it."""
    return tuple(case for fault, row in _read(name).items() for case in _twins(fault, row))


def _twins(name: str, row: list[str | None]) -> Iterator[Case]:
    for index, text in enumerate(row):
        if text is not None:
            more = "" if index < 2 else f" {index}"
            yield Case(
                f"{name}{more}: right" if index else name, DECLARED | {"output": {"o": {"value": text}}}
            )


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DOCUMENTS / f"{name}.json").read_text())
    return found
