"""What `--context` puts over the context of cdktf.json: JSON files, and single keys."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence

from snowform.errors import SnowformError
from snowform.hints import Any

OPTION = "--context"


class ContextError(SnowformError):
    """What was given as context cannot be read, or is no object."""


def given(words: Sequence[str]) -> dict[str, Any]:
    """What the words of the option say, a later one over an earlier one. Raises ContextError.

    A word with `=` is a key and its value, unless a file is called so.
    """
    context: dict[str, Any] = {}
    for word in words:
        key, equals, text = word.partition("=")
        is_key = equals and not os.path.exists(word)
        context = over(context, {key: _value(key, text)} if is_key else _file(word))
    return context


def over(context: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The context with what is given over it: objects key by key, everything else, lists too, as a whole."""
    merged = dict(context)
    for key, value in given.items():
        below = merged.get(key)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        merged[key] = over(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _value(key: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        hint = f"a text is in quotes: {OPTION} '{key}={json.dumps(text, ensure_ascii=False)}'"
        raise ContextError(f"no JSON: {_message(error)}", where=f"{OPTION} {key}", hint=hint) from error
    except RecursionError as error:
        raise ContextError("is nested too deeply to be read", where=f"{OPTION} {key}") from error


def _file(name: str) -> Mapping[str, Any]:
    try:
        with open(name, encoding="utf-8") as file:
            context = json.load(file)
    except OSError as error:
        hint = "name a JSON file, or write KEY=JSON"
        raise ContextError(f"{error.strerror}: {name}", where=OPTION, hint=hint) from error
    except ValueError as error:
        raise ContextError(f"no JSON: {_message(error)}", where=_place(name, error)) from error
    except RecursionError as error:
        raise ContextError("is nested too deeply to be read", where=name) from error
    if not isinstance(context, Mapping):
        raise ContextError("must be an object", where=name, hint="with a section for each stack")
    return context


def _message(error: ValueError) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)


def _place(name: str, error: ValueError) -> str:
    return f"{name}:{error.lineno}" if isinstance(error, json.JSONDecodeError) else name
