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


class NoNumber(ValueError):
    """A number that Python reads and JSON does not have, or that no float can be."""


def given(words: Sequence[str]) -> dict[str, Any]:
    """What the words of the option say, a later one over an earlier one. Raises ContextError.

    A word with `=` is a key and its value, unless a file is called so.
    """
    context: dict[str, Any] = {}
    for word in words:
        key, _, text = word.partition("=")
        is_key = _is_key(word)
        if is_key and not key:
            raise ContextError(f"{word} has no key", where=OPTION, hint="name a JSON file, or write KEY=JSON")
        context = over(context, {key: _value(key, text)} if is_key else _file(word))
    return context


def files_of(words: Sequence[str]) -> list[str]:
    """The whole paths of the files among the words of the option."""
    return [os.path.abspath(word) for word in words if not _is_key(word)]


def refuse_paths(given: Mapping[str, Any], context: Mapping[str, Any]) -> None:
    """Raise ContextError for a path in place of a key, `web.size`: it would be a key that nothing reads."""
    for name, value in given.items():
        first, *rest = name.split(".")
        if rest and name not in context and first in context:
            tree = value
            for key in reversed(rest):
                tree = {key: tree}
            written = json.dumps(tree, ensure_ascii=False)
            raise ContextError(
                "is a path, not a key", where=f"{OPTION} {name}", hint=f"write {OPTION} '{first}={written}'"
            )


def over(context: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The context with what is given over it: objects key by key, everything else, lists too, as a whole."""
    merged = dict(context)
    for key, value in given.items():
        below = merged.get(key)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        merged[key] = over(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _is_key(word: str) -> bool:
    return "=" in word and not os.path.exists(word)


def _value(key: str, text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_float)
    except NoNumber as error:
        raise ContextError(str(error), where=f"{OPTION} {key}") from error
    except ValueError as error:
        hint = f"a text is in quotes: {OPTION} '{key}={json.dumps(text, ensure_ascii=False)}'"
        raise ContextError(f"no JSON: {_message(error)}", where=f"{OPTION} {key}", hint=hint) from error
    except RecursionError as error:
        raise ContextError("is nested too deeply to be read", where=f"{OPTION} {key}") from error


def _file(name: str) -> Mapping[str, Any]:
    try:
        with open(name, encoding="utf-8") as file:
            context = json.load(file, parse_constant=_no_number, parse_float=_float)
    except OSError as error:
        hint = "name a JSON file, or write KEY=JSON"
        raise ContextError(f"{error.strerror}: {name}", where=OPTION, hint=hint) from error
    except NoNumber as error:
        raise ContextError(str(error), where=name) from error
    except ValueError as error:
        raise ContextError(f"no JSON: {_message(error)}", where=_place(name, error)) from error
    except RecursionError as error:
        raise ContextError("is nested too deeply to be read", where=name) from error
    if not isinstance(context, Mapping):
        raise ContextError("must be an object", where=name, hint="with a section for each stack")
    if "app" in context and isinstance(context.get("context"), Mapping):
        raise ContextError(
            "is a whole cdktf.json",
            where=name,
            hint="give what is in its `context`, a section for each stack",
        )
    return context


def _float(text: str) -> float:
    number = float(text)
    return number if abs(number) < float("inf") else _no_number(text)


def _no_number(text: str) -> float:
    raise NoNumber(f"{text} is no number that can be handed on")


def _message(error: ValueError) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)


def _place(name: str, error: ValueError) -> str:
    return f"{name}:{error.lineno}" if isinstance(error, json.JSONDecodeError) else name
