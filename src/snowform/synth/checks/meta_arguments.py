"""Hold what any resource may have, whatever its provider, against Terraform's language.

What an expression comes to is judged elsewhere (`repetition`); here are literals, keywords and blocks.
https://opentofu.org/docs/language/meta-arguments/count/, …/for_each/, …/depends_on/, …/lifecycle/ and
…/resource-provider/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from snowform.errors import did_you_mean
from snowform.expressions.order import strings_in
from snowform.schema.check import PRIMITIVE_CHECKS, Path, describe
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.provisioners import bodies_or_findings, check_connection, check_provisioners

_CONDITIONS = ("postcondition", "precondition")
_OF_MANAGED = ("create_before_destroy", "ignore_changes", "prevent_destroy", "replace_triggered_by")
LIFECYCLE = (*_CONDITIONS, *_OF_MANAGED)
# Longer numbers are not whole ones to OpenTofu, which counts in 64 bits.
_MOST = 2**63 - 1


def check_meta_arguments(section: str, body: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    """Every finding about the meta-arguments of a resource, data source or ephemeral resource."""
    yield from check_repetition(body, path)
    yield from check_dependencies(body, path)
    if "provider" in body and not isinstance(body["provider"], str):
        yield Finding(
            (*path, "provider"), f"must be the name of a provider, not {describe(body['provider'])}"
        )
    for index, (place, lifecycle) in enumerate(
        bodies_or_findings(body.get("lifecycle"), (*path, "lifecycle"))
    ):
        if index:
            yield Finding(place, "more than one lifecycle block")
        yield from [lifecycle] if isinstance(lifecycle, Finding) else _lifecycle(section, lifecycle, place)
    for name, check in (("connection", check_connection), ("provisioner", check_provisioners)):
        if name not in body or (name == "connection" and body[name] is None):
            continue
        if section == "resource":
            yield from check(body[name], (*path, name))
        else:
            yield Finding((*path, name), f'"{name}" has a meaning for resources alone')


def check_repetition(body: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    """`count` and `for_each` as literals: one of them, a whole number, an object."""
    count, each = body.get("count"), body.get("for_each")
    if "count" in body and "for_each" in body:
        hint = "what is repeated is so by one of them"
        yield Finding(path, '"count" and "for_each" do not go together', hint)
    for name in ("count", "for_each"):
        if name in body and body[name] is None:
            yield Finding((*path, name), f'"{name}" must not be null', "leave it out")
    if count is not None:
        yield from _count(count, (*path, "count"))
    if each is not None and not isinstance(each, Mapping) and not _is_template(each):
        hint = 'write "${toset([…])}" for a set of texts' if isinstance(each, list) else ""
        yield Finding((*path, "for_each"), f"must be an object or a set of texts, not {describe(each)}", hint)


def check_dependencies(body: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    """`depends_on` is a list of texts; what they name is judged elsewhere."""
    if "depends_on" in body:
        yield from _list_of_texts(body["depends_on"], (*path, "depends_on"))


def check_condition(content: Any, path: Path) -> Iterator[Finding]:
    """The blocks of a condition: both arguments, no other, and a condition that refers to something."""
    for place, body in bodies_or_findings(content, path):
        if isinstance(body, Finding):
            yield body
            continue
        for name in body:
            if name not in {"condition", "error_message", "//"}:
                near = did_you_mean(name, ("condition", "error_message"))
                yield Finding((*place, name), f'unknown argument "{name}"', near)
        for name in ("condition", "error_message"):
            if name not in body:
                yield Finding(place, f'the argument "{name}" is required')
        if "condition" in body and not _refers(body["condition"]):
            yield Finding((*place, "condition"), "refers to nothing, so it checks nothing")


def _count(value: Any, path: Path) -> Iterator[Finding]:
    if _is_template(value):
        return
    if not PRIMITIVE_CHECKS["number"](value):
        hint = 'an expression stands in "${" and "}"' if isinstance(value, str) and "(" in value else ""
        yield Finding(path, f"must be a number, not {describe(value)}", hint)
    elif not 0 <= (number := float(value)) <= _MOST or not number.is_integer():
        yield Finding(path, f"must be a whole number from 0 on, not {describe(value)}")


def _lifecycle(section: str, body: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    for name, value in body.items():
        place = (*path, name)
        if name == "//":
            continue
        if name not in LIFECYCLE:
            yield Finding(place, f'unknown argument "{name}"', did_you_mean(name, LIFECYCLE))
        elif name in _CONDITIONS:
            yield from check_condition(value, place)
        elif section != "resource":
            yield Finding(place, f'"{name}" has a meaning for resources alone')
        elif value is None:
            yield Finding(place, "must not be null", "leave it out")
        elif name == "ignore_changes":
            if value != "all":
                yield from _list_of_texts(value, place, 'or "all"')
        elif name == "replace_triggered_by":
            yield from _list_of_texts(value, place)
        elif not PRIMITIVE_CHECKS["bool"](value):
            hint = "it is read before anything is computed" if _is_template(value) else ""
            yield Finding(place, f"must be true or false, not {describe(value)}", hint)


def _list_of_texts(value: Any, path: Path, alternative: str = "") -> Iterator[Finding]:
    if not isinstance(value, list):
        yield Finding(path, " ".join(filter(None, (f"must be a list, not {describe(value)}", alternative))))
        return
    for index, item in enumerate(value):
        if not isinstance(item, str):
            shown = "null" if item is None else describe(item)
            yield Finding((*path, index), f"must be the text of a reference, not {shown}")


def _refers(condition: Any) -> bool:
    if isinstance(condition, list | Mapping):
        # What is computed stands deeper, and is no truth value: the plan tells.
        return any(map(_refers, strings_in(condition)))
    if not isinstance(condition, str):
        return False
    if not _is_template(condition):
        return False
    # Conditions are rare, and the parser takes milliseconds to load.
    from snowform.expressions import ExpressionError, parse_template

    try:
        return any(True for _ in parse_template(condition).references())
    except ExpressionError:
        # Said where all expressions are read.
        return True


def _is_template(value: Any) -> bool:
    return isinstance(value, str) and ("${" in value or "%{" in value)
