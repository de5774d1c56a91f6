"""Which of what changed outside a configuration could set, by the providers' schemas. Runs nothing.

What a provider only reads (times, counters, states) changes by itself: it is told, and is no drift.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..records import replace
from .changes import Change, Kind, Plan
from .configured import without_index

# A type's block by provider and type, as `providers schema -json` has it
# (https://opentofu.org/docs/cli/commands/providers/schema/#schema-representation).
Blocks = Mapping[tuple[str, str], Mapping[str, Any]]


def undecided(plan: Plan) -> frozenset[tuple[str, str]]:
    """The providers and types whose schemas tell whether what changed outside is drift.

    Where the configuration gives all that changed, nobody need ask.
    """
    given = {without_index(change.address): change.configured for change in plan.changes}
    found = set()
    for change in plan.drift:
        configured = given.get(without_index(change.address))
        if change.kind is Kind.UPDATE and not (
            configured and all(configured.gives((name.partition(".")[0],)) for name in change.changed)
        ):
            found.add((change.provider, change.type))
    return frozenset(found)


def blocks_of(document: Any) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The blocks of all resources in what `providers schema -json` printed."""
    schemas = document.get("provider_schemas") if isinstance(document, Mapping) else None
    return {
        (provider, type_): schema["block"]
        for provider, of_provider in (schemas or {}).items()
        for type_, schema in (of_provider.get("resource_schemas") or {}).items()
    }


def told_apart(plan: Plan, blocks: Blocks) -> Plan:
    """The plan, with that of its drift in `noted` which no configuration can set.

    A type without a block, and an object that is gone, stay drift.
    """
    planned = {change.address: change for change in plan.changes}
    noted = {
        position
        for position, change in enumerate(plan.drift)
        if change.kind is Kind.UPDATE
        and (block := blocks.get((change.provider, change.type))) is not None
        and not _decides(change, block, planned.get(change.address))
    }
    return replace(
        plan,
        drift=tuple(change for position, change in enumerate(plan.drift) if position not in noted),
        noted=tuple(plan.drift[position] for position in sorted(noted)),
    )


def notices(plan: Plan) -> Iterator[str]:
    """What changed outside that no configuration can set: a sentence for the same attributes of a type."""
    together: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for change in plan.noted:
        together.setdefault((change.type, change.changed), []).append(change.address)
    for (_, names), addresses in together.items():
        what = f"{', '.join(names)} {'is' if len(names) == 1 else 'are'}"
        why = "no configuration can set that, so it is no drift"
        yield f"{', '.join(addresses)}: {what} not as before; {why}"


def _decides(change: Change, block: Mapping[str, Any], planned: Change | None) -> bool:
    """Whether something differs that a configuration can set.

    What the plan sets to another value than it has now is set by some other way than its own argument: tags
    of the provider's block, say.
    """
    wanted = frozenset(_wanted(change, planned))
    before, after = (_compared(side, block, wanted) for side in (change.before, change.after))
    return bool(replace(change, before=before, after=after).changed)


def _wanted(change: Change, planned: Change | None) -> Iterator[str]:
    if planned is None or planned.kind not in {Kind.UPDATE, Kind.REPLACE}:
        return
    unknown = planned.after_unknown if isinstance(planned.after_unknown, Mapping) else {}
    for name, value in (planned.after or {}).items():
        if not unknown.get(name) and value != change.value(name):
            yield name


def _compared(value: Any, block: Mapping[str, Any], wanted: frozenset[str]) -> Any:
    found = _settable(value, block)
    return {**found, **{name: value[name] for name in wanted & value.keys()}} if wanted else found


def _settable(value: Any, block: Mapping[str, Any]) -> Any:
    """A block's value without what no configuration can set. What the block does not know stays."""
    if not isinstance(value, Mapping):
        return value
    attributes, blocks = block.get("attributes") or {}, block.get("block_types") or {}
    found = {}
    for name, inner in value.items():
        attribute = attributes.get(name)
        if name in blocks:
            found[name] = _nested(inner, blocks[name]["nesting_mode"], blocks[name]["block"])
        elif attribute is None or attribute.get("optional") or attribute.get("required"):
            nested = attribute.get("nested_type") if attribute else None
            found[name] = _nested(inner, nested["nesting_mode"], nested) if nested else inner
    return found


def _nested(value: Any, nesting: str, block: Mapping[str, Any]) -> Any:
    if nesting == "map" and isinstance(value, Mapping):
        return {key: _element(inner, block) for key, inner in value.items()}
    if isinstance(value, list):
        return [_element(inner, block) for inner in value]
    return _element(value, block)


def _element(value: Any, block: Mapping[str, Any]) -> Any:
    # Also one of which nothing else is left is there or is not.
    return {"": True, **_settable(value, block)} if isinstance(value, Mapping) else value
