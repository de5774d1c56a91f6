"""JSON as the standard has it, nothing of it lost: all digits, and names that one object has twice."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from snowform.importing.errors import ImportFailed
from snowform.importing.numbers import number

# A text, or what a literal may be made of.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[-+.\w]+', re.DOTALL)


class Repeated(list[Any]):
    """The values of a name that one object has more than once: blocks may have one, arguments may not."""


class _NoJson(ValueError):
    def __init__(self, literal: str, problem: str) -> None:
        super().__init__(problem)
        self.literal = literal


def parse_json(text: str, file: str) -> Any:
    """The document in a text. Raises ImportFailed where it is no JSON, with the line."""
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise ImportFailed(f"no JSON: {error.msg}", where=f"{file}:{error.lineno}") from error
    except _NoJson as error:
        at = next(found.start() for found in _TOKEN.finditer(text) if found[0] == error.literal)
        line = text.count("\n", 0, at) + 1
        raise ImportFailed(f"no JSON: {error}", where=f"{file}:{line}") from error
    except RecursionError as error:
        raise ImportFailed("nested too deeply", where=file) from error


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name not in found:
            found[name] = value
        elif isinstance(found[name], Repeated):
            found[name].append(value)
        else:
            found[name] = Repeated((found[name], value))
    return found


def _number(text: str) -> int | float:
    try:
        return number(text)
    except ValueError as error:
        raise _NoJson(text, str(error)) from error


def _constant(text: str) -> float:
    raise _NoJson(text, f"{text} is no number of JSON's")
