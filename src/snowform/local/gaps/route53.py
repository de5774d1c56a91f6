"""Private DNS zones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.local.gaps.registry import around, gap, target


@gap("aws_route53_zone: the vpc block is added on every plan")
def private_zone() -> None:
    """A zone that is created for a VPC is private, and names its VPCs as the API does."""
    responses = target("route53.responses", "Route53")

    @around(responses, "create_hosted_zone")
    def create_hosted_zone(original: Callable[..., Any], self: Any) -> Any:
        if self._get_param("VPC.VPCId"):
            # moto looks at this flag alone; the API sets it for every zone that has a VPC.
            self.params["HostedZoneConfig"] = {
                **(self._get_param("HostedZoneConfig") or {}),
                "PrivateZone": True,
            }
        return original(self)

    @around(responses, "get_hosted_zone")
    def get_hosted_zone(original: Callable[..., Any], self: Any) -> Any:
        zone = original(self)
        if zone.result.get("VPCs"):
            zone.result["VPCs"] = [
                {"VPCId": vpc.get("vpc_id"), "VPCRegion": vpc.get("vpc_region")}
                for vpc in zone.result["VPCs"]
            ]
        return zone
