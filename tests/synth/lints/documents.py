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
