"""The rules of the language's own blocks: a file each, loaded where a document has such blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from snowform.hints import Any
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.schemas import Schemas

# The file beside this one that has `check(document, schemas)` for the blocks of a section.
RULES = {
    "variable": "variables",
    "output": "outputs",
    "check": "check_blocks",
    "terraform": "terraform_block",
    "provider": "provider_blocks",
    "locals": "local_values",
    "import": "refactoring",
    "moved": "refactoring",
    "removed": "refactoring",
}


def check_language(document: Mapping[str, Any], schemas: Schemas) -> Iterator[Finding]:
    """Every finding about what the language itself says of the blocks of a document."""
    for name in dict.fromkeys(RULES[section] for section in document if section in RULES):
        yield from import_module(f"snowform.synth.checks.{name}").check(document, schemas)
