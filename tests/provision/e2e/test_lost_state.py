"""A state that is gone with its whole folder is no first start: AWS is asked before anything is made."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import Ended, Host
from tests.provision.e2e.inventory import existing
from tests.provision.e2e.scenes import error, only

pytestmark = pytest.mark.e2e

# None of the regions that other tests have.
WEST = "eu-south-1"


def everywhere(host: Host, aws: LocalAws) -> dict[str, str]:
    return {**existing(aws.endpoint, host.region), **existing(aws.endpoint, WEST)}


def lose(host: Host) -> None:
    """What a reinstalled host, or one whose root is rolled back, has of its state."""
    shutil.rmtree(host.state)


def refused(ended: Ended) -> str:
    assert ended.code == 5, ended.said
    assert "yet" in error(ended)
    return error(ended)


@pytest.mark.promise("lost-state")
def test_a_lost_folder_is_found_out_by_the_tags(new_host: Callable[..., Host], local_aws: LocalAws) -> None:
    host = new_host(kept=False)
    # Were it for the network alone, AWS would refuse none of it a second time.
    document: dict[str, Any] = only("aws_vpc")
    west = {"alias": "west", "region": WEST}
    document["provider"] = {"aws": [document["provider"]["aws"], west]}
    document["resource"]["aws_vpc"]["west"] = {"cidr_block": "10.9.0.0/16", "provider": "aws.west"}
    host.write(document)
    first = host.apply()
    assert first.code == 0, first.said
    assert "warning: there is no state" not in first.said
    made = everywhere(host, local_aws)
    assert set(made) == set(host.resources().values())
    here, there = (host.resources()[f"aws_vpc.{name}"] for name in ("main", "west"))
    lose(host)
    ended = host.apply()
    message = refused(ended)
    assert "`state adopt PATH`" in message
    assert f"exists: aws_vpc {here} in {host.region}" in ended.said
    assert f"exists: aws_vpc {there} in {WEST}" in ended.said
    assert everywhere(host, local_aws) == made
    assert "`state create`" in message
    assert host.run("state", "create").code == 0
    anew = host.run("plan")
    assert (anew.code, "2 to create" in anew.said) == (0, True), anew.said
    assert everywhere(host, local_aws) == made
