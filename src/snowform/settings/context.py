"""Find a section of cdktf.json's `context`, whichever way the program was started, and read it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from snowform import report
from snowform.errors import did_you_mean
from snowform.settings.errors import SettingsError
from snowform.settings.reader import read
from snowform.settings.shapes import fields_of

if TYPE_CHECKING:
    from constructs import Construct

T = TypeVar("T")

FILE = "cdktf.json"
VARIABLE = "CDKTF_CONTEXT_JSON"
# Beyond it a double is infinite.
LARGEST = 2**1023


def load(app: Construct, name: str, settings: type[T]) -> T:
    """The section `name` of the app's context as `settings`; all defaults where it is missing and may be.

    The cdktf CLI and `snowform synth` hand the context over in CDKTF_CONTEXT_JSON. Without that variable, as
    in plain `python main.py`, cdktf.json in the working directory is read here.
    Raises SettingsError where the section is missing and has no defaults, or has a wrong value.
    """
    if report.wanted():
        report.record("settings", name, lambda: _schema(settings))
    where = f"{_source(name)}: context.{name}"
    section = app.node.try_get_context(name)
    context: Mapping[str, Any] = {}
    if section is None:
        context = _handed_over() if VARIABLE in os.environ else _in_file(Path(FILE))
        section = context.get(name)
    elif VARIABLE in os.environ:
        # HashiCorp's engine has it from there too, but keeps 53 bits of a number.
        handed_over = _handed_over().get(name)
        section = handed_over if _in_doubles(handed_over) == _in_doubles(section) else section
    if section is None:
        needed = [field.name for field in fields_of(settings).values() if field.required]
        if needed:
            hint = did_you_mean(name, context) or f"it has to set {', '.join(needed)}"
            raise SettingsError("missing", where=where, hint=hint)
        section = {}
    return read(settings, section, where=where)


def _source(name: str) -> str:
    """Where a section comes from, for errors."""
    given = json.loads(os.environ.get(report.GIVEN_CONTEXT) or "[]")
    return f"{FILE} with --context" if name in given else FILE


def _schema(settings: type[Any]) -> dict[str, Any]:
    # Reads the source of the classes for their texts: nothing that every synthesis should load.
    from snowform.settings.schema import json_schema

    return json_schema(settings)


def _handed_over() -> Mapping[str, Any]:
    context = json.loads(os.environ[VARIABLE] or "{}")
    return context if isinstance(context, Mapping) else {}


def _in_doubles(value: Any) -> Any:
    """A value of JSON with its numbers as JavaScript keeps them."""
    if isinstance(value, Mapping):
        return {key: _in_doubles(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_in_doubles(item) for item in value]
    return float(value) if type(value) is int and abs(value) < LARGEST else value


def _in_file(path: Path) -> Mapping[str, Any]:
    """The `context` of a cdktf.json; empty where there is no such file or no such key."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise SettingsError(f"not JSON: {error}", where=FILE) from error
    except RecursionError as error:
        raise SettingsError("is nested too deeply to be read", where=FILE) from error
    if not isinstance(document, Mapping):
        raise SettingsError("wanted an object", where=FILE)
    context = document.get("context", {})
    if not isinstance(context, Mapping):
        raise SettingsError("wanted an object", where=f"{FILE}: context")
    return context
