"""Small documents, and what a lint finds in them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from snowform.synth.checks.findings import Finding
from snowform.synth.checks.schemas import Schemas
from snowform.synth.lints.subject import Subject


def find(module: str, document: Mapping[str, Any]) -> list[Finding]:
    """What one module of the lints finds in a document."""
    subject = Subject(document, Schemas(document), {}, {})
    found: list[Finding] = list(import_module(f"snowform.synth.lints.{module}").find(subject))
    return found


def paths(module: str, document: Mapping[str, Any]) -> list[str]:
    """Where it finds something."""
    return [".".join(map(str, finding.path)) for finding in find(module, document)]


def one(kind: str, body: Mapping[str, Any], section: str = "resource") -> dict[str, Any]:
    """A document with one resource, "it"."""
    return {section: {kind: {"it": body}}}


def messages(module: str, kind: str, body: Mapping[str, Any]) -> list[str]:
    """What a lint says of one resource: the path in it, the message and the hint."""
    found = find(module, one(kind, body))
    return [f"{'.'.join(map(str, item.path[3:]))}: {item.message}; {item.hint}" for item in found]
