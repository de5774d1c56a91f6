"""What is forked for tests is as much a local AWS of its own as what is launched."""

from __future__ import annotations

import time

import pytest

from snowform.local import LocalAws
from tests.fork_server import Forked

REGION = "us-east-1"


def networks(aws: LocalAws) -> set[str]:
    return {network["VpcId"] for network in aws.client("ec2", REGION).describe_vpcs()["Vpcs"]}


@pytest.mark.slow
def test_two_share_neither_what_is_made_nor_ids() -> None:
    with LocalAws() as one, LocalAws() as other:
        assert isinstance(one._server, Forked)
        made = one.client("ec2", REGION).create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        one.client("s3", REGION).create_bucket(Bucket="here")
        assert made in networks(one)
        assert not networks(one) & networks(other)
        assert other.client("s3", REGION).list_buckets()["Buckets"] == []


@pytest.mark.slow
def test_it_ends_when_what_started_it_is_gone() -> None:
    aws = LocalAws()
    aws.start()
    assert isinstance(aws._server, Forked)
    aws._server.stdin.close()
    until = time.monotonic() + 120
    while aws.running and time.monotonic() < until:
        time.sleep(0.02)
    assert not aws.running
    aws.stop()
