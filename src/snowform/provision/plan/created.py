"""What a plan would create, and with which provider configurations. Runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..patterns import regex
from ..records import dataclass
from .modules import root_of, used_configurations

AWS = "/hashicorp/aws"
_MODULE = regex(r'module\.([^.\["]+)(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?')


@dataclass(frozen=True, slots=True)
class Planned:
    """One object that the plan creates. `values` are those known before the apply.

    `provider` is the provider configuration's key in the root ("aws", "aws.west"; with a `:` it is a module's
    own). `replaces` is the id of the object whose place it takes, which holds the address in the state.
    """

    address: str
    type: str
    provider: str
    values: Mapping[str, Any]
    replaces: str = ""


def creates(plan: Mapping[str, Any]) -> dict[str, Planned]:
    """Address to what this plan (`show -json`) creates there, replacements included and imports not."""
    found = {}
    providers = ProviderKeys(plan)
    for change in plan.get("resource_changes", []):
        actions = change["change"]["actions"]
        # An adopted object that is then replaced is not one to look for.
        adopted = change["change"].get("importing")
        if "create" in actions and not change.get("deposed") and not adopted:
            before = change["change"].get("before") or {}
            found[change["address"]] = Planned(
                change["address"],
                change["type"],
                providers.of(change),
                change["change"].get("after") or {},
                str(before.get("id", "")),
            )
    return found


def provider_keys(plan: Mapping[str, Any]) -> tuple[str, ...]:
    """The root's configurations of the AWS provider that its resources use, whatever their module."""
    configurations = plan.get("configuration", {}).get("provider_config", {})
    used = {
        key
        for key in used_configurations(plan)
        if str(configurations.get(key, {}).get("full_name", "")).endswith(AWS)
    }
    return tuple(sorted(key for key in used if ":" not in key))


class ProviderKeys:
    """The provider configurations of a plan's resources, as `Planned.provider` has them."""

    def __init__(self, plan: Mapping[str, Any]) -> None:
        self._root = root_of(plan)
        self._modules: dict[tuple[str, ...], dict[tuple[str, str], str]] = {}

    def of(self, change: Mapping[str, Any]) -> str:
        """That of one of the plan's `resource_changes`; empty where the configuration does not have it."""
        calls = tuple(_MODULE.findall(change.get("module_address", "")))
        if calls not in self._modules:
            self._modules[calls] = {
                (resource["type"], resource["name"]): str(resource.get("provider_config_key", ""))
                for resource in reversed(self._root.below(calls).resources)
                if resource["mode"] == "managed"
            }
        return self._modules[calls].get((change["type"], change["name"]), "")
