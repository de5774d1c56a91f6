"""The rules of the language's own blocks: a file each, loaded where a document has such blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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


def check_language(
    document: Mapping[str, Any], schemas: Schemas, hidden: Mapping[str, Collection[str]] | None = None
) -> Iterator[Finding]:
    """Every finding about what the language itself says of the blocks of a document.

    `hidden` are the sensitive outputs of its modules, by the name of the call; None for a document that is a
    called module itself, whose outputs may be sensitive without a word.
    """
    names = dict.fromkeys(RULES[section] for section in document if section in RULES)
    data = document.get("data")
    if isinstance(data, Mapping) and "terraform_remote_state" in data:
        names["remote_states"] = None
    for name in names:
        rules = import_module(f"snowform.synth.checks.{name}")
        yield from rules.check(document, schemas)
        if name == "outputs" and hidden is not None:
            yield from rules.check_sensitive(document, schemas, hidden)
