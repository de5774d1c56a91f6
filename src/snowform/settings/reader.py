"""Read a JSON value into a settings class. The first thing that is wrong is an error that names its path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, TypeVar

from snowform.errors import SnowformError, did_you_mean
from snowform.settings.errors import SettingsError
from snowform.settings.shapes import (
    Choice,
    Field,
    Items,
    Maybe,
    Named,
    Record,
    Rules,
    Scalar,
    Shape,
    fields_of,
)

T = TypeVar("T")

_WORDS = {str: "a string", int: "an integer", float: "a number", bool: "true or false"}


def read(settings: type[T], value: object, *, where: str) -> T:
    """An instance of `settings` made of a JSON object; `where` is the object's own path, for errors.

    Raises SettingsError for an unknown name, a missing or a wrong value.
    """
    if not isinstance(value, Mapping):
        raise _unwanted("an object", value, where)
    fields = fields_of(settings)
    for name in value:
        if name not in fields:
            raise _unknown(name, fields, where)
    for field in fields.values():
        if field.required and field.name not in value:
            wanted = _wanted(field.shape, field.rules)
            raise SettingsError(f"missing, wanted {wanted}", where=_below(where, field.name))
    arguments = {
        name: _read(fields[name].shape, fields[name].rules, given, _below(where, name))
        for name, given in value.items()
    }
    with at(where):
        return settings(**arguments)


@contextmanager
def at(where: str) -> Iterator[None]:
    """Errors of the rules inside become a SettingsError whose place is `where`, and theirs below it."""
    try:
        yield
    except SnowformError as error:
        place = f"{where}.{error.where}" if error.where else where
        raise SettingsError(error.message, where=place, hint=error.hint) from error
    except ValueError as error:
        raise SettingsError(str(error), where=where) from error


def _read(shape: Shape, rules: Rules, value: object, where: str) -> Any:
    match shape:
        case Record(settings):
            return read(settings, value, where=where)
        case Maybe(inner):
            return None if value is None else _read(inner, rules, value, where)
        case Items(item):
            if not isinstance(value, list | tuple):
                raise _unwanted("a list", value, where)
            return tuple(_read(item, rules, given, f"{where}[{i}]") for i, given in enumerate(value))
        case Named(inner):
            return _read_named(inner, rules, value, where)
        case Choice(values):
            return _read_choice(values, value, where)
        case Scalar(kind):
            return _read_scalar(kind, rules, value, where)


def _read_named(inner: Shape, rules: Rules, value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _unwanted("an object", value, where)
    for name in value:
        if not isinstance(name, str) or not _matches(rules.key_pattern, name):
            raise SettingsError(f"the name has to match {rules.key_pattern}", where=_below(where, name))
    return MappingProxyType(
        {name: _read(inner, rules, given, _below(where, name)) for name, given in value.items()}
    )


def _read_choice(values: tuple[str | int | bool, ...], value: object, where: str) -> object:
    # 1 == True, so the type has to be the same as well.
    for choice in values:
        if type(choice) is type(value) and choice == value:
            return choice
    hint = did_you_mean(value, [str(choice) for choice in values]) if isinstance(value, str) else ""
    raise _unwanted(_wanted(Choice(values), Rules()), value, where, hint)


def _read_scalar(kind: type, rules: Rules, value: object, where: str) -> object:
    number = _number(kind, value) if kind in (int, float) else value
    if type(number) is not kind:
        raise _unwanted(_wanted(Scalar(kind), rules), value, where)
    fits = (
        _matches(rules.pattern, number) if isinstance(number, str) else _within(rules, number) or kind is bool
    )
    if not fits:
        raise _unwanted(_wanted(Scalar(kind), rules), value, where)
    return number


def _number(kind: type, value: object) -> object:
    """20.0 is an integer and 20 a number, as in JSON Schema; true is neither."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if kind is int:
        return int(value) if value == value // 1 else None
    return float(value)


def _within(rules: Rules, number: Any) -> bool:
    above = rules.minimum is None or number >= rules.minimum
    return above and (rules.maximum is None or number <= rules.maximum)


def _matches(pattern: str, text: str) -> bool:
    # In JSON Schema `$` is the very end, in Python also before a last newline.
    return re.search(re.sub(r"\$$", r"\\Z", pattern), text, re.ASCII) is not None


def _wanted(shape: Shape, rules: Rules) -> str:
    match shape:
        case Maybe(inner):
            return f"{_wanted(inner, rules)} or null"
        case Choice(values):
            return " or ".join(json.dumps(choice) for choice in values)
        case Scalar(kind):
            return rules.wanted or _WORDS[kind] + _limits(kind, rules)
        case Items():
            return "a list"
        case Named() | Record():
            return "an object"


def _limits(kind: type, rules: Rules) -> str:
    if kind is str:
        return f" that matches {rules.pattern}" if rules.pattern else ""
    match rules.minimum, rules.maximum:
        case None, None:
            return ""
        case least, None:
            return f" of at least {least}"
        case None, most:
            return f" of at most {most}"
        case least, most:
            return f" from {least} to {most}"


def _unwanted(wanted: str, value: object, where: str, hint: str = "") -> SettingsError:
    match value:
        case Mapping():
            got = "an object"
        case list() | tuple():
            got = "a list"
        case _:
            text = json.dumps(value, ensure_ascii=False, default=repr)
            got = text if len(text) <= 60 else f"{text[:57]}..."
    return SettingsError(f"wanted {wanted}, got {got}", where=where, hint=hint)


def _unknown(name: object, fields: Mapping[str, Field], where: str) -> SettingsError:
    renamed = next((field.name for field in fields.values() if name and field.rules.formerly == name), None)
    if renamed is not None:
        return SettingsError("no such setting", where=_below(where, name), hint=f"it is {renamed} now")
    hint = did_you_mean(str(name), fields) or f"the settings here are {', '.join(fields)}"
    return SettingsError("no such setting", where=_below(where, name), hint=hint)


def _below(where: str, name: object) -> str:
    if isinstance(name, str) and re.fullmatch(r"[\w-]+", name):
        return f"{where}.{name}"
    return f"{where}[{json.dumps(name, ensure_ascii=False, default=repr)}]"
