"""Where only modules use AWS, they work in the allowed accounts alone, and tag what they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import Host
from tests.provision.e2e.scenes import error, found

pytestmark = pytest.mark.e2e

VPC = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n'
AMAZON = """
terraform {
  required_providers {
    amazon = { source = "hashicorp/aws" }
  }
}
resource "aws_vpc" "main" {
  provider   = amazon
  cidr_block = "10.1.0.0/16"
}
"""
OWN = 'provider "aws" {\n  region = "us-west-2"\n}\n' + VPC
# A root that calls something else `aws`: the block that its modules inherit needs another name.
TAKEN = {"terraform": {"required_providers": {"aws": {"source": "terraform.io/builtin/terraform"}}}}


def modules(host: Host, **texts: str) -> dict[str, Any]:
    """A configuration with nothing in it but modules of these texts."""
    for name, text in texts.items():
        folder = host.root / "configuration" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "main.tf").write_text(text)
    return {"module": {name: {"source": f"./{name}"} for name in texts}}


@pytest.mark.promise("accounts")
def test_modules_alone_are_kept_to_the_accounts(new_host: Callable[..., Host], local_aws: LocalAws) -> None:
    host = new_host(kept=False)
    host.write({**modules(host, plain=VPC, amazon=AMAZON), **TAKEN})
    # What keeps the local AWS from being asked again and again is laid over a block of that name.
    host.arguments = []
    host.policy(allowedAccountIds=["999999999999"])
    wrong = host.apply()
    assert (wrong.code, "AWS account ID not allowed" in error(wrong)) == (1, True), wrong.said
    assert found(host, local_aws) == {}
    host.policy(allowedAccountIds=["123456789012"])
    right = host.apply()
    assert right.code == 0, right.said
    client = local_aws.client("ec2", host.region)
    tagged = client.describe_vpcs(Filters=[{"Name": "tag:snowform:stack", "Values": ["web"]}])["Vpcs"]
    assert {vpc["VpcId"] for vpc in tagged} == set(found(host, local_aws))
    assert len(tagged) == 2
    host.write({**modules(host, plain=VPC, amazon=AMAZON, own=OWN), **TAKEN})
    refused = host.apply()
    assert refused.code == 4, refused.said
    assert "module.own: provider aws" in error(refused)
    assert len(found(host, local_aws)) == 2
