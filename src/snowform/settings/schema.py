"""The JSON Schema (draft 2020-12) of a settings class, and of a whole cdktf.json, for editors and checks."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from snowform.settings.errors import SettingsError
from snowform.settings.shapes import (
    Choice,
    Items,
    Maybe,
    Named,
    Record,
    Rules,
    Scalar,
    Shape,
    default_of,
    fields_of,
)

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def json_schema(settings: type) -> dict[str, Any]:
    """The schema of the JSON object that `read` takes; what `__post_init__` checks besides is not in it.

    A description is the field's `metadata["description"]`, or else the text below it in the class.
    Raises SettingsError for a type that settings cannot have.
    """
    return {"$schema": DRAFT, **_record(settings, ())}


def project_schema(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The schema of cdktf.json with these schemas of settings, by name, for its `context`.

    The other keys are the cdktf CLI's (its `Config`, packages/@cdktf/commons/src/config.ts); it leaves keys
    that it does not know alone, and so does this schema.
    """
    return {
        "$schema": DRAFT,
        "title": "cdktf.json",
        "description": "A CDKTF project and the settings of its stacks. Made by `snowform synth`.",
        "type": "object",
        "required": ["language", "app"],
        "properties": {
            "$schema": {"type": "string"},
            "language": {"enum": ["python"], "description": "The language of the program."},
            "app": {"type": "string", "description": "The command that runs the program."},
            "projectId": {"type": "string", "description": "What the cdktf CLI tells projects apart by."},
            "output": {
                "type": "string",
                "default": "cdktf.out",
                "description": "The folder that the program is synthesized into.",
            },
            "engine": {
                "enum": ["native", "cdktf"],
                "default": "native",
                "description": "What `snowform` runs the program on: its own engine, or HashiCorp's.",
            },
            "sendCrashReports": {"enum": ["true", "false", True, False]},
            "context": {
                "type": "object",
                "description": "Settings, by the name that the program loads them by.",
                "properties": {
                    name: {key: value for key, value in schema.items() if key != "$schema"}
                    for name, schema in sections.items()
                },
            },
        },
    }


def project_schema_text(sections: Mapping[str, Mapping[str, Any]]) -> str:
    """The same as the text of cdktf.schema.json, with the settings in the order of their classes."""
    return json.dumps(project_schema(sections), indent=2, ensure_ascii=False) + "\n"


def _record(settings: type, outer: tuple[type, ...]) -> dict[str, Any]:
    if settings in outer:
        raise SettingsError("the class holds itself, so it has no end", where=settings.__qualname__)
    fields = fields_of(settings)
    texts = _attribute_texts(settings)
    properties = {}
    for field in dataclasses.fields(settings):
        if field.name not in fields:
            continue
        known = fields[field.name]
        schema = _schema(known.shape, known.rules, (*outer, settings))
        if text := known.rules.description or texts.get(field.name, ""):
            schema["description"] = text
        if not known.required:
            schema["default"] = _plain(default_of(field))
        properties[field.name] = schema
    return {
        "type": "object",
        **({"description": text} if (text := _class_text(settings)) else {}),
        "properties": properties,
        "required": [field.name for field in fields.values() if field.required],
        "additionalProperties": False,
    }


def _schema(shape: Shape, rules: Rules, outer: tuple[type, ...]) -> dict[str, Any]:
    match shape:
        case Record(settings):
            return _record(settings, outer)
        case Maybe(inner):
            return {"anyOf": [_schema(inner, rules, outer), {"type": "null"}]}
        case Items(item):
            return {"type": "array", "items": _schema(item, rules, outer)}
        case Named(value):
            names = {"propertyNames": {"pattern": rules.key_pattern}} if rules.key_pattern else {}
            return {"type": "object", "additionalProperties": _schema(value, rules, outer), **names}
        case Choice(values):
            return {"enum": list(values)}
        case Scalar(kind):
            return {"type": _TYPES[kind], **_limits(kind, rules)}


def _limits(kind: type, rules: Rules) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if kind is str and rules.pattern:
        limits["pattern"] = rules.pattern
    if kind in (int, float):
        limits |= {"minimum": rules.minimum, "maximum": rules.maximum}
    return {key: value for key, value in limits.items() if value is not None}


def _plain(value: Any) -> Any:
    """A default as JSON has it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _class_text(settings: type) -> str:
    text = settings.__dict__.get("__doc__") or ""
    # A dataclass without a docstring gets its signature for one.
    return "" if text.startswith(f"{settings.__name__}(") else _one_line(text)


def _attribute_texts(settings: type) -> dict[str, str]:
    """The text that follows each attribute in the source of the class and of those it is derived from."""
    texts: dict[str, str] = {}
    for base in reversed(settings.__mro__):
        if not dataclasses.is_dataclass(base):
            continue
        for before, after in pairwise(_class_bodies(_module_source(base)).get(base.__qualname__, ())):
            match before, after:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    texts[name] = _one_line(text)
    return texts


def _module_source(settings: type) -> str:
    module = sys.modules.get(settings.__module__)
    try:
        return inspect.getsource(module) if module is not None else ""
    except (OSError, TypeError):
        return ""


# Not `inspect.getsource(settings)`, which reads the whole module anew for each of its classes.
@cache
def _class_bodies(source: str) -> dict[str, list[ast.stmt]]:
    """The statements of each class by its qualified name, PEP 3155."""
    bodies: dict[str, list[ast.stmt]] = {}

    def collect(parent: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(parent):
            if isinstance(child, ast.ClassDef):
                bodies[prefix + child.name] = child.body
                collect(child, f"{prefix}{child.name}.")
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                collect(child, f"{prefix}{child.name}.<locals>.")
            elif isinstance(child, ast.stmt | ast.excepthandler):
                collect(child, prefix)

    try:
        collect(ast.parse(source), "")
    except SyntaxError:
        # The file was changed after it was imported.
        return {}
    return bodies


def _one_line(text: str) -> str:
    return " ".join(text.split())
