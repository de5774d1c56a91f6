"""What of a resource's attributes in a state was configured, as far as its schema and its values tell.

What the provider may decide itself is left out where it surely did, or may well have: a plan keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from snowform.schema import Block
from snowform.schema.model import Attribute

# Optional attributes that are found out when the object is made, whoever made it.
_FOUND = frozenset(
    {
        *("id", "arn", "tags_all", "owner_id", "unique_id", "private_ip", "private_dns", "public_ip"),
        *("public_dns", "ipv6_addresses", "secondary_private_ips", "primary_network_interface_id"),
        *("host_id", "hosted_zone_id", "network_interface_id", "cpu_core_count", "cpu_threads_per_core"),
        *("placement_partition_number", "security_groups", "creation_date", "availability_zone_id"),
        *("default_security_group_id", "default_route_table_id", "default_network_acl_id"),
        *("tenancy", "instance_initiated_shutdown_behavior", "ebs_optimized", "network_border_group"),
    }
)
# What the provider refuses without other arguments, also where it is false.
_NOT_ALONE = frozenset({"map_customer_owned_ip_on_launch"})
# What a state has of user data in the provider's version 5 is its hash.
_HASH = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class Configured:
    """The body, and which of its arguments are sensitive."""

    body: dict[str, Any]
    sensitive: tuple[str, ...]


def configured(block: Block, attributes: Mapping[str, Any]) -> Configured:
    """The arguments and blocks that a configuration has to have so that a plan changes nothing."""
    return Configured(
        _body(block, attributes),
        tuple(
            name
            for name, attribute in block.attributes.items()
            if attribute.sensitive and attribute.settable and attributes.get(name)
        ),
    )


def _body(block: Block, attributes: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in attributes.items():
        if attribute := block.attributes.get(name):
            if attribute.required or (attribute.settable and _says_something(name, value)):
                # One that the provider computes else, and that another name has in full.
                is_twin = attribute.computed and (
                    (name.endswith("_prefix") and attributes.get(name.removesuffix("_prefix")))
                    or attribute.deprecated
                    or value is False
                    or name in _FOUND
                )
                if attribute.required or not is_twin:
                    found[name] = _without_empty(value) if is_written_as_blocks(attribute) else value
        elif (nested := block.blocks.get(name)) and not _is_computed(nested.block):
            if nested.nesting == "map" and isinstance(value, dict):
                found[name] = {key: _body(nested.block, item) for key, item in value.items()}
                continue
            items = value if isinstance(value, list) else [value]
            bodies = [_body(nested.block, item) for item in items if isinstance(item, dict)]
            if bodies := [body for body in bodies if body or nested.min_items]:
                found[name] = bodies[0] if nested.single else bodies
    return found


def is_written_as_blocks(attribute: Attribute) -> bool:
    """Whether an attribute is a list of objects, which HCL writes as blocks."""
    kind = attribute.type
    return isinstance(kind, list) and kind[0] in {"list", "set"} and kind[1][0] == "object"


def _without_empty(objects: Any) -> Any:
    """The objects with what differs from what is filled up where they are written as blocks."""
    if not isinstance(objects, list):
        return objects
    return [
        {name: item for name, item in each.items() if item or (item == 0 and item is not False)}
        for each in objects
        if isinstance(each, dict)
    ]


def _says_something(name: str, value: Any) -> bool:
    # Whether false is what the provider would have, no schema says: it is kept.
    if value is None or (value in ("", 0, [], {}) and (value is not False or name in _NOT_ALONE)):
        return False
    return not (name.startswith("user_data") and isinstance(value, str) and _HASH.fullmatch(value))


def _is_computed(block: Block) -> bool:
    """Whether all of a block may be the provider's doing."""
    return all(a.computed for a in block.attributes.values()) and all(
        _is_computed(nested.block) for nested in block.blocks.values()
    )
