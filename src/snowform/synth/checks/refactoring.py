"""Hold import, moved and removed blocks against the language, as far as that needs no look at expressions.

https://opentofu.org/docs/language/import, …/language/modules/develop/refactoring
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, labels
from snowform.schema.check import describe
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.schemas import Schemas

ADDRESSES = {"import": ("to",), "moved": ("from", "to"), "removed": ("from",)}


def check(document: Mapping[str, Any], _schemas: Schemas) -> Iterator[Finding]:
    """Every finding about these blocks of a document that the language's own rules give."""
    for section, names in ADDRESSES.items():
        for path, body in rules.each_body(document.get(section), 0, (section,)):
            for name in names if isinstance(body, Mapping) else ():
                if not isinstance(body.get(name), str | None):
                    message = f"must be an address, written as a text, not {describe(body[name])}"
                    yield Finding((*path, name), message)
    yield from _imports(document)
    for path, body in rules.each_body(document.get("removed"), 0, ("removed",)):
        if isinstance(body, Mapping):
            yield from _lifecycle(body.get("lifecycle"), (*path, "lifecycle"))


def _imports(document: Mapping[str, Any]) -> Iterator[Finding]:
    declared = {".".join(labels(path)) for path, _ in blocks(document.get("resource"), 2)}
    seen = set()
    for path, body in rules.each_body(document.get("import"), 0, ("import",)):
        if not isinstance(body, Mapping):
            continue
        target = body.get("to")
        if "id" not in body and "identity" not in body:
            yield Finding(path, 'the argument "id" is required')
        elif body.get("id", "x") is None or isinstance(body.get("id"), list | dict) or body.get("id") == "":
            yield Finding((*path, "id"), "must be the identifier of what is imported, a text")
        if "provider" in body and not isinstance(body["provider"], str):
            yield Finding((*path, "provider"), "must be a provider, written as a text")
        elif "provider" in body and isinstance(target, str) and target.partition("[")[0] in declared:
            hint = f"it is said in {target}"
            yield Finding((*path, "provider"), "an import into what is declared takes no provider", hint)
        if isinstance(target, str) and "for_each" not in body:
            if target in seen:
                yield Finding((*path, "to"), f"{target} is imported twice")
            seen.add(target)


def _lifecycle(value: Any, path: rules.JsonPath) -> Iterator[Finding]:
    for place, body in rules.each_body(value, 0, path):
        yield from rules.is_body(place, body)
        if isinstance(body, Mapping):
            yield from rules.arguments(body, ("destroy",), (), place)
            yield from rules.literals(body, ("destroy",), (), place)
