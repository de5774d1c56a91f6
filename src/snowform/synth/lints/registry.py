"""Which lint rules concern a document: a module is loaded only for one that holds what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.synth.checks.findings import Finding
    from snowform.synth.checks.schemas import Schemas

    Lint = Callable[[Mapping[str, Any], Schemas], Iterator[Finding]]

# The types of resources and data sources that bring a module of this folder in, by section. Each has a
# function `find(document, schemas)` that yields its findings.
CONCERNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "resource": {},
    "data": {"aws_ami": ("ami_owners",)},
}


def run_lints(document: Mapping[str, Any], schemas: Schemas) -> Iterator[Finding]:
    """The findings of all modules that concern a document, one module after the other."""
    modules: dict[str, None] = {}
    for section, concerns in CONCERNS.items():
        kinds = document.get(section)
        if isinstance(kinds, dict):
            for kind in kinds.keys() & concerns.keys():
                modules.update(dict.fromkeys(concerns[kind]))
    for module in sorted(modules):
        find: Lint = import_module(f"snowform.synth.lints.{module}").find
        yield from find(document, schemas)
