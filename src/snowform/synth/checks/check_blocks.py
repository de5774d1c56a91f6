"""Hold check blocks against the language. https://opentofu.org/docs/language/checks"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import labels
from snowform.schema.check import check_block
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding, of_schema
from snowform.synth.checks.schemas import Schemas

META = frozenset({"count", "depends_on", "for_each", "lifecycle", "provider"})
ALONE = ("count", "for_each", "lifecycle")


def check(document: Mapping[str, Any], schemas: Schemas) -> Iterator[Finding]:
    """Every finding about the check blocks of a document that the language's own rules give."""
    entries = list(rules.each_body(document["check"], 1, ("check",)))
    for path, body in entries:
        if isinstance(body, Mapping):
            yield from rules.conditions(body.get("assert"), (*path, "assert"))
            yield from _data(document, schemas, body, path)


def _data(
    document: Mapping[str, Any], schemas: Schemas, body: Mapping[str, Any], path: rules.JsonPath
) -> Iterator[Finding]:
    declared = {labels(place[1:]) for place, _ in rules.each_body(document.get("data"), 2, ("data",))}
    for number, (place, source) in enumerate(rules.each_body(body.get("data"), 2, (*path, "data"))):
        if number:
            yield Finding(place, "a check has one data source", "write another check for the other one")
        if labels(place[len(path) + 1 :]) in declared:
            yield Finding(place, "a data source of this name stands outside of the check too")
        if isinstance(source, Mapping) and "depends_on" in source:
            from snowform.synth.checks.meta_arguments import check_dependencies

            yield from check_dependencies(source, place)
        if isinstance(source, Mapping) and (block := schemas.data(labels(place[len(path) + 1 :])[0])):
            own = {name: value for name, value in source.items() if name not in META}
            yield from map(of_schema, check_block(block, own, place))
        for name in ALONE:
            if isinstance(source, Mapping) and name in source:
                yield Finding((*place, name), f'the data source of a check takes no "{name}"')
