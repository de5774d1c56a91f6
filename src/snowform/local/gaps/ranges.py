"""Ranges of addresses whose address has bits that the prefix leaves out: 10.0.0.5/16."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from ipaddress import ip_network
from typing import Any

from snowform.local.gaps.registry import around, gap, target

# Of moto's backends of EC2: the module and class, its methods, and their parameters that hold ranges.
RANGES = (
    ("vpcs", "VPCBackend", ("create_vpc",), ("cidr_block",)),
    ("subnets", "SubnetBackend", ("create_subnet",), ("cidr_block",)),
    ("route_tables", "RouteBackend", ("create_route", "replace_route"), ("destination_cidr_block",)),
    (
        "network_acls",
        "NetworkAclBackend",
        ("create_network_acl_entry", "replace_network_acl_entry"),
        ("cidr_block",),
    ),
    (
        "security_groups",
        "SecurityGroupBackend",
        (
            *("authorize_security_group_ingress", "authorize_security_group_egress"),
            *("revoke_security_group_ingress", "revoke_security_group_egress"),
        ),
        ("ip_ranges",),
    ),
)


@gap("10.0.0.5/16 stays as it was written, where AWS makes 10.0.0.0/16 of it")
def canonical_ranges() -> None:
    """Ranges are kept in their canonical form.

    So the API reference of EC2 has it, of each of these calls: "100.68.0.18/18" becomes "100.68.0.0/18".
    """
    for module, owner, methods, parameters in RANGES:
        for method in methods:
            around(target(f"ec2.models.{module}", owner), method)(_with_canonical(parameters))


def _with_canonical(parameters: tuple[str, ...]) -> Callable[..., Any]:
    def call(original: Callable[..., Any], self: Any, *args: Any, **kwargs: Any) -> Any:
        given = signature(original).bind(self, *args, **kwargs)
        for name in parameters:
            if name in given.arguments:
                given.arguments[name] = _canonical(given.arguments[name])
        return original(*given.args, **given.kwargs)

    return call


def _canonical(value: Any) -> Any:
    """A range in its canonical form, alone or in the rules of a group; moto has its own error for others."""
    if isinstance(value, list):
        return [_canonical(element) for element in value]
    if isinstance(value, dict):
        return {key: _canonical(text) if key.startswith("Cidr") else text for key, text in value.items()}
    try:
        return str(ip_network(value, strict=False)) if isinstance(value, str) and "/" in value else value
    except ValueError:
        return value
