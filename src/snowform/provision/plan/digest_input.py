"""What decides what an apply of a plan does, in one order: equal for every plan that would do the same.

A plan does not say all of it. What it calls unknown is computed in the apply, from expressions of which the
plan has the references, and not the texts:
https://opentofu.org/docs/internals/json-format/#expression-representation. So whoever compares plans compares
the configuration's files too (`sources`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..patterns import regex
from .changes import Change, Kind, Plan

# What differs each time that it is asked for, in attributes by which nothing is decided but who asks: with
# them no plan could be approved. Of data sources,
_PASSING: Mapping[str, frozenset[str]] = {
    "http": frozenset({"response_headers"}),
    "aws_eks_cluster_auth": frozenset({"token"}),
    "aws_ecr_authorization_token": frozenset({"authorization_token", "password", "expires_at"}),
    "aws_ecrpublic_authorization_token": frozenset({"authorization_token", "password", "expires_at"}),
    "google_client_config": frozenset({"access_token"}),
}
# and of resources, where no configuration can set them.
_PASSING_BY: Mapping[str, frozenset[str]] = {"aws_db_instance": frozenset({"latest_restorable_time"})}
_LAST_USE = regex(r"(\w+_)?last_(used|accessed|login|activity)(_\w+)?")


def digest_input(plan: Plan) -> list[Any]:
    """The plan without times, and without what differs from run to run though it decides nothing.

    Values that are computed in the apply may come from all that exists and from every variable: all of these
    are in it.
    """
    changes = sorted(
        (_change(change) for change in plan.effective), key=lambda change: (change[0], change[1])
    )
    outputs = [
        [output.name, output.kind.value, output.before, output.after, output.unknown, output.sensitive]
        for output in sorted(plan.outputs, key=lambda output: output.name)
        if output.kind is not Kind.NOOP
    ]
    return [changes, outputs, *_basis(plan.document)]


def canonical(value: Any) -> str:
    """A value as JSON, in one spelling."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _change(change: Change) -> list[Any]:
    return [
        change.address,
        change.deposed,
        change.previous_address,
        change.mode,
        change.provider,
        change.actions,
        change.reason,
        change.importing,
        _lasting(change.type, change.before),
        _lasting(change.type, change.after),
        change.after_unknown,
        change.before_sensitive,
        change.after_sensitive,
        sorted(map(canonical, change.replace_paths)),
    ]


def _basis(document: Mapping[str, Any]) -> list[Any]:
    """What an apply computes the unknown values from: expressions, variables, what exists, checks."""
    prior = document.get("prior_state") or {}
    return [
        document.get("configuration"),
        document.get("variables"),
        _values(prior.get("values")),
        _values(document.get("planned_values")),
        sorted(map(canonical, _checks(document.get("checks")))),
    ]


def _values(values: Any) -> Any:
    """Values of a state or a plan, modules and resources in an order of their own."""
    if not isinstance(values, Mapping):
        return None
    return [values.get("outputs"), list(_modules(values.get("root_module") or {}))]


def _modules(module: Mapping[str, Any]) -> Iterator[Any]:
    resources = [_resource(resource) for resource in module.get("resources") or ()]
    yield [module.get("address", ""), sorted(resources, key=canonical)]
    for child in sorted(module.get("child_modules") or (), key=lambda child: str(child.get("address"))):
        yield from _modules(child)


def _resource(resource: Mapping[str, Any]) -> Any:
    values = resource.get("values")
    if not isinstance(values, Mapping):
        return resource
    passing = _PASSING if resource.get("mode") == "data" else _PASSING_BY
    kept = {
        name: value
        for name, value in values.items()
        if name not in passing.get(resource.get("type", ""), ()) and not _LAST_USE.fullmatch(name)
    }
    return {**resource, "values": kept}


def _lasting(type_: str, values: Any) -> Any:
    if type_ not in _PASSING_BY or not isinstance(values, Mapping):
        return values
    return {name: value for name, value in values.items() if name not in _PASSING_BY[type_]}


def _checks(checks: Any) -> Iterator[Any]:
    for check in checks if isinstance(checks, list) else ():
        yield {**check, "instances": sorted(check.get("instances") or (), key=canonical)}
