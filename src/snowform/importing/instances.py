"""The instances of a resource as one block: `count` or `for_each`, and what differs by their keys."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from snowform.importing.numbers import Rounded


def is_contiguous(keys: Sequence[Any]) -> bool:
    """Whether there are instances, and of those with a number none is missing."""
    numbers = [key for key in keys if isinstance(key, int)]
    return bool(keys) and sorted(numbers) == list(range(len(numbers)))


def several(
    keys: Sequence[Any], bodies: Sequence[dict[str, Any]], blocks: Collection[str]
) -> tuple[dict[str, Any], list[str]]:
    """The body of a block for all instances, and the nested blocks that differ, which no expression can say.

    Of the only one without a key, its own.
    """
    if keys[0] is None:
        return bodies[0], []
    is_count = isinstance(keys[0], int)
    ordered = [body for _, body in sorted(zip(keys, bodies, strict=True), key=lambda pair: pair[0])]
    # An expression has its texts as templates.
    names = [escape(key) if isinstance(key, str) else key for key in sorted(keys)]
    merged: dict[str, Any] = (
        {"count": len(keys)} if is_count else {"for_each": f"${{toset({expression(names)})}}"}
    )
    differing: list[str] = []
    for name in dict.fromkeys(name for body in ordered for name in body):
        values = [body.get(name) for body in ordered]
        if all(value == values[0] for value in values):
            merged[name] = values[0]
        elif name in blocks:
            differing.append(name)
        elif is_count:
            merged[name] = f"${{{expression(values)}[count.index]}}"
        else:
            merged[name] = f"${{{expression(dict(zip(names, values, strict=True)))}[each.key]}}"
    return merged, differing


def escape(text: str) -> str:
    """A text as a template that gives it."""
    return text.replace("${", "$${").replace("%{", "%%{")


def of_type(value: Any, kind: Any) -> str:
    """A value as an expression of a type, as cty has it in JSON: JSON alone knows neither lists nor maps."""
    if value is None or isinstance(kind, str):
        return expression(value)
    name, inner = kind[0], kind[1]
    if isinstance(value, dict):
        kinds = inner if name == "object" else dict.fromkeys(value, inner)
        pairs = (
            f"{expression(key)} = {of_type(item, kinds.get(key, 'dynamic'))}" for key, item in value.items()
        )
        made = f"{{{', '.join(pairs)}}}"
    else:
        kinds = inner if name == "tuple" else [inner] * len(value)
        made = f"[{', '.join(map(of_type, value, kinds))}]"
    return f"to{name}({made})" if name in {"list", "map", "set"} else made


def expression(value: Any) -> str:
    """A value as an expression: JSON is one, but for texts that are a reference."""
    if isinstance(value, str) and value.startswith("${") and value.endswith("}"):
        return value[2:-1]
    if isinstance(value, list):
        return f"[{', '.join(map(expression, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{expression(key)} = {expression(item)}" for key, item in value.items())
        return f"{{{inner}}}"
    if isinstance(value, Rounded):
        return value.text
    return json.dumps(value, ensure_ascii=False)
