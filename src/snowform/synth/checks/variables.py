"""Hold input variables against the language: names, types, defaults, validations.

https://opentofu.org/docs/language/values/variables
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import labels
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.literals import NotConvertible, convert
from snowform.synth.checks.schemas import Schemas
from snowform.synth.checks.type_expressions import NoType, read_type

# The names that mean something else in the call of a module.
RESERVED = frozenset(
    {
        "_",
        "count",
        "depends_on",
        "for_each",
        "lifecycle",
        "locals",
        "provider",
        "providers",
        "source",
        "version",
    }
)
VALIDATION = ("condition", "error_message")
BOOLEANS = ("ephemeral", "nullable", "sensitive")


def check(document: Mapping[str, Any], _schemas: Schemas) -> Iterator[Finding]:
    """Every finding about the variables of a document that the language's own rules give."""
    entries = list(rules.each_body(document["variable"], 1, ("variable",)))
    for path, body in entries:
        name = (labels(path[1:]) or ("",))[0]
        if name in RESERVED:
            hint = "it would mean something else in the call of a module"
            yield Finding(path, f'a variable cannot be called "{name}"', hint)
        if isinstance(body, Mapping):
            yield from rules.literals(body, BOOLEANS, ("description",), path)
            yield from _default(body, path)
            for place, validation in rules.each_body(body.get("validation"), 0, (*path, "validation")):
                yield from _validation(name, validation, place)


def _default(body: Mapping[str, Any], path: rules.JsonPath) -> Iterator[Finding]:
    try:
        cty_type = read_type(body["type"]) if "type" in body else "dynamic"
    except NoType as error:
        yield Finding((*path, "type"), error.message, error.hint)
        return
    if "default" not in body:
        return
    place = (*path, "default")
    if body["default"] is None and body.get("nullable") in (False, "false"):
        yield Finding(place, "must not be null: the variable is not nullable", "leave it out")
    try:
        convert(cty_type, body["default"], place)
    except NotConvertible as error:
        template = isinstance(body["default"], str) and "${" in body["default"]
        hint = "a default is taken as it is written: no expression is evaluated in it" if template else ""
        yield Finding(error.path, error.message, hint)


def _validation(variable: str, body: Any, path: rules.JsonPath) -> Iterator[Finding]:
    yield from rules.is_body(path, body)
    if not isinstance(body, Mapping):
        return
    yield from rules.arguments(body, VALIDATION, VALIDATION, path)
    if "condition" in body and not _judges(body["condition"], variable):
        yield Finding(
            (*path, "condition"),
            f"the condition must refer to var.{variable}, which it judges",
            f"write an expression such as ${{length(var.{variable}) > 0}}",
        )


def _judges(condition: Any, variable: str) -> bool:
    if not isinstance(condition, str):
        return False
    from snowform.expressions import ExpressionError, parse_template

    try:
        references = list(parse_template(condition).references())
    except ExpressionError:
        # Which is said where expressions are read.
        return True
    return any(reference.root == "var" and reference.steps[:1] == (variable,) for reference in references)
