"""Make plan documents as `show -json` prints them, with as little in them as a test needs."""

from __future__ import annotations

from typing import Any

from snowform.provision.plan.changes import Change, Plan, read_plan


def raw(address: str, *actions: str, mode: str = "managed", **more: Any) -> dict[str, Any]:
    """One entry of `resource_changes`; `before`, `after`, `reason` and the like by keyword."""
    *_, type_, name = address.partition("[")[0].split(".") if "." in address else ("terraform_data", address)
    change = {"actions": list(actions), "before": None, "after": None, "after_unknown": {}}
    change |= {"before_sensitive": {}, "after_sensitive": {}}
    inner = (*change, "importing", "replace_paths")
    change |= {key: value for key, value in more.items() if key in inner}
    outer = {key: value for key, value in more.items() if key not in inner}
    return {"address": address, "mode": mode, "type": type_, "name": name, "change": change} | outer


def document(*changes: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A whole plan."""
    whole = {"format_version": "1.2", "planned_values": {}, "configuration": {"root_module": {}}}
    return {**whole, "resource_changes": list(changes), **more}


def plan(*changes: dict[str, Any], **more: Any) -> Plan:
    return read_plan(document(*changes, **more))


def change(address: str, *actions: str, **more: Any) -> Change:
    """One change, read from a plan that holds nothing else."""
    return plan(raw(address, *actions, **more)).changes[0]


def updated(type_: str, before: dict[str, Any], after: dict[str, Any], **more: Any) -> Change:
    """An update in place of a resource of that type."""
    return change(f"{type_}.x", "update", before=before, after=after, **more)
