"""Hold outputs against the language: names, literals, conditions, sensitive values.

https://opentofu.org/docs/language/values/outputs
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from snowform.hints import Any
from snowform.schema.check import TRUE
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.schemas import Schemas
from snowform.synth.checks.walk import PLAIN


def check(document: Mapping[str, Any], _schemas: Schemas) -> Iterator[Finding]:
    """Every finding about the outputs of a document that the language's own rules give."""
    for path, body in rules.each_body(document["output"], 1, ("output",)):
        if isinstance(body, Mapping):
            yield from rules.literals(body, ("ephemeral", "sensitive"), ("description",), path)
            yield from rules.conditions(body.get("precondition"), (*path, "precondition"))
            if "depends_on" in body:
                from snowform.synth.checks.meta_arguments import check_dependencies

                yield from check_dependencies(body, path)


def check_sensitive(
    document: Mapping[str, Any], schemas: Schemas, hidden: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """A finding for each output that is not said to be sensitive, and whose value is.

    `hidden` are the sensitive outputs of modules, by the name of the call. The outputs of a called module are
    not held to it.
    """
    plain = [
        (path, body["value"])
        for path, body in rules.each_body(document["output"], 1, ("output",))
        if isinstance(body, Mapping) and "value" in body and body.get("sensitive") not in TRUE
    ]
    for path, value in plain:
        if _is_computed(value) and _is_sensitive(value, document, schemas, hidden):
            yield Finding(
                (*path, "value"),
                "the value is sensitive, and the output is not",
                "say sensitive = true, or nonsensitive(…) where it may be seen",
            )


def _is_sensitive(
    value: Any, document: Mapping[str, Any], schemas: Schemas, hidden: Mapping[str, Collection[str]]
) -> bool:
    if isinstance(value, str) and (match := PLAIN.fullmatch(value)):
        # What most outputs are; the parser takes milliseconds to load.
        block = schemas.block("data" if match[1] else "resource", match[2])
        attribute = block.attributes.get(match[4]) if block else None
        return attribute is not None and attribute.sensitive
    from snowform.synth.checks.sensitivity import Sensitivity

    return Sensitivity(document, schemas, hidden).of_value(value)


def _is_computed(value: Any) -> bool:
    if isinstance(value, str):
        return "${" in value or "%{" in value
    return isinstance(value, dict | list) and bool(value)
