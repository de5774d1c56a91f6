"""The network of a stack's settings: what every stack with machines begins with."""

from __future__ import annotations

from dataclasses import replace

from constructs import Construct

from modules.network import Network
from modules.network_settings import NetworkSettings


def make_network(
    scope: Construct, *, name: str, region: str, settings: NetworkSettings, enable_dns_hostnames: bool = False
) -> Network:
    """The network of the settings in a region, as the construct `network`; `name` is in its tags.

    `enable_dns_hostnames` is for stacks with a private hosted zone.
    """
    zones = tuple(region + letter for letter in settings.availability_zones)
    return Network(
        scope,
        "network",
        name=name,
        settings=replace(settings, availability_zones=zones),
        enable_dns_hostnames=enable_dns_hostnames,
    )
