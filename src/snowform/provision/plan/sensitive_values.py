"""The sensitive values that a plan or a state of `show -json` holds, by the marks that tofu sets.

Not among the changes of a plan are what data sources have read before, and what modules' variables are given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .details import Side, secrets
from .modules import root_of, value_modules

# How cdktf names the outputs by which the stacks of a program hand values on to each other.
_CROSS_STACK = "cross-stack-output-"
# It reads another stack's outputs, and their marks are lost.
_OTHER_STATE = "terraform_remote_state"
# By which attributes AWS's objects are known, and named in each message.
_NAMES = ("id", "arn")


def of_values(state: Any) -> Iterator[str]:
    """Those of a state's `values` (https://opentofu.org/docs/internals/json-format/#values-representation)."""
    values = state.get("values") if isinstance(state, Mapping) else None
    if not isinstance(values, Mapping):
        return
    outputs = (
        (name, Side(output.get("value"), output.get("sensitive", False)))
        for name, output in (values.get("outputs") or {}).items()
    )
    yield from of_outputs(outputs, of_resources(state))
    for _, side in of_resources(state):
        yield from secrets(side)


def of_resources(state: Any) -> Iterator[tuple[str, Side]]:
    """The types and values of a state's resources, data sources among them."""
    for module in value_modules(state.get("values") if isinstance(state, Mapping) else None):
        for resource in module.get("resources") or ():
            yield (
                str(resource.get("type")),
                Side(resource.get("values"), resource.get("sensitive_values")),
            )


def of_outputs(outputs: Iterable[tuple[str, Side]], resources: Iterable[tuple[str, Side]]) -> Iterator[str]:
    """Those of outputs, by their names, but for what is none by itself; `resources` are types and values.

    An output is marked as a whole. cdktf marks each that hands a value on to another stack: what a resource
    has there without a mark is no secret for it. Whoever else marks one means it, but for the ids and ARNs of
    AWS's objects, which every message names.
    """
    marked = [(name, text) for name, side in outputs for text in secrets(side)]
    wanted = {text for _, text in marked}
    named: set[str] = set()
    shown: set[str] = set()
    for type_, side in resources if wanted else ():
        if type_ != _OTHER_STATE:
            shown |= wanted.intersection(_unmarked(side))
        if type_.startswith("aws_"):
            named |= wanted.intersection(text for key in _NAMES for text in _unmarked(side[key]))
    for name, text in marked:
        if text not in (shown if name.startswith(_CROSS_STACK) else named):
            yield text


def _unmarked(side: Side) -> Iterator[str]:
    if side.sensitive is True or side.value is None:
        return
    if isinstance(side.value, Mapping):
        for key in side.value:
            yield from _unmarked(side[key])
    elif isinstance(side.value, list):
        for position in range(len(side.value)):
            yield from _unmarked(side[position])
    else:
        yield side.value if isinstance(side.value, str) else json.dumps(side.value)


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
