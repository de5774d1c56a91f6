"""Whether a machine's metadata answers over IPv6: exactly where its network has IPv6, in every stack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from snowform.settings import read
from stacks.nixos_fleet import NixosFleet, NixosFleetSettings
from stacks.nixos_host import NixosHost, NixosHostSettings
from stacks.nixos_servers import NixosServers, NixosServersSettings
from tests.synthesis import synthesize

COMMON = {"region": "eu-central-1", "release": "26.05"}
MACHINE = {"instance_type": "t3.small"}
PRIVATE = {"private": True, "nat": "single"}


def host(network: dict[str, Any]) -> Any:
    value = {**COMMON, "instances": {"web": MACHINE, "db": MACHINE}, "network": network}
    settings = read(NixosHostSettings, value, where="settings")
    return synthesize(lambda _: None, lambda app, name: NixosHost(app, name, settings))


def servers(network: dict[str, Any]) -> Any:
    subnet = "private" if network.get("private") else "public"
    value = {**COMMON, "machines": {"web": MACHINE, "db": {**MACHINE, "subnet": subnet}}, "network": network}
    settings = read(NixosServersSettings, value, where="settings")
    return synthesize(lambda _: None, lambda app, name: NixosServers(app, name, settings))


def fleet(network: dict[str, Any]) -> Any:
    value = {**COMMON, **MACHINE, "size": {"min_size": 1, "max_size": 2}, "network": network}
    settings = read(NixosFleetSettings, value, where="settings")
    return synthesize(lambda _: None, lambda app, name: NixosFleet(app, name, settings))


def protocols(document: Any) -> Iterator[str | None]:
    for kind in ("aws_instance", "aws_launch_template"):
        for body in document["resource"].get(kind, {}).values():
            yield body["metadata_options"].get("http_protocol_ipv6")


@pytest.mark.parametrize("more", [{}, PRIVATE], ids=["public", "private"])
@pytest.mark.parametrize("stack", [host, servers, fleet], ids=lambda stack: stack.__name__)
def test_metadata_answers_over_ipv6_where_the_network_has_it(stack: Any, more: dict[str, Any]) -> None:
    assert set(protocols(stack({**more, "ipv6": True}))) == {"enabled"}
    assert set(protocols(stack({**more, "ipv6": False}))) == {None}
