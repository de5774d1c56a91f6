"""Literals, and names that are set more than once, in the shape of the JSON syntax."""

from __future__ import annotations

from typing import Any

from ..patterns import regex

_WORDS = {"true": True, "false": False, "null": None}
_NUMBER = regex(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")


def literal(text: str) -> Any:
    """What a word, a number or any other expression of a text stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return float(text)
    return f"${{{text}}}"


def add(found: dict[str, Any], name: str, value: Any) -> None:
    """Set a name; one that is there already loses nothing."""
    found[name] = [found[name], value] if name in found else value
