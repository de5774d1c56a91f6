"""The sensitive values that a plan or a state of `show -json` holds, by the marks that tofu sets.

Not among the changes of a plan are what data sources have read before, and what modules' variables are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .details import Side, secrets
from .modules import root_of, value_modules


def of_values(state: Any) -> Iterator[str]:
    """Those of a state's `values` (https://opentofu.org/docs/internals/json-format/#values-representation)."""
    values = state.get("values") if isinstance(state, Mapping) else None
    if not isinstance(values, Mapping):
        return
    for output in (values.get("outputs") or {}).values():
        yield from secrets(Side(output.get("value"), output.get("sensitive", False)))
    for module in value_modules(values):
        for resource in module.get("resources") or ():
            yield from secrets(Side(resource.get("values"), resource.get("sensitive_values")))


def of_variables(document: Mapping[str, Any]) -> Iterator[str]:
    """Those of the sensitive variables of a plan (`show -json`).

    They are the root's values, and of modules' what stands in their calls.
    """
    root = root_of(document)
    declared = root.raw.get("variables") or {}
    for name, variable in (document.get("variables") or {}).items():
        yield from secrets(Side(variable.get("value"), declared.get(name, {}).get("sensitive", False)))
    for module in root.all():
        yield from _defaults(module.raw)
        for name, variable in (module.raw.get("variables") or {}).items():
            expression = module.arguments.get(name)
            if isinstance(expression, Mapping):
                yield from secrets(Side(expression.get("constant_value"), variable.get("sensitive", False)))


def makes_secrets(document: Mapping[str, Any]) -> bool:
    """Whether an apply of this plan makes a sensitive value that the plan does not know yet."""
    changes = (raw.get("change") or {} for raw in document.get("resource_changes") or ())
    return any(_makes(change.get("after_sensitive"), change.get("after_unknown")) for change in changes)


def _makes(sensitive: Any, unknown: Any) -> bool:
    if sensitive is True:
        return _any_true(unknown)
    if unknown is True:
        return _any_true(sensitive)
    if isinstance(sensitive, Mapping) and isinstance(unknown, Mapping):
        return any(_makes(sensitive[key], unknown[key]) for key in sensitive.keys() & unknown.keys())
    if isinstance(sensitive, list) and isinstance(unknown, list):
        return any(_makes(*both) for both in zip(sensitive, unknown, strict=False))
    return False


def _any_true(marks: Any) -> bool:
    if isinstance(marks, Mapping):
        return any(_any_true(mark) for mark in marks.values())
    if isinstance(marks, list):
        return any(_any_true(mark) for mark in marks)
    return marks is True


def _defaults(module: Mapping[str, Any]) -> Iterator[str]:
    for variable in (module.get("variables") or {}).values():
        yield from secrets(Side(variable.get("default"), variable.get("sensitive", False)))
