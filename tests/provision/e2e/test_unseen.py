"""What AWS does not show after an apply stays in the state, where the next run finds it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable

import pytest

from tests.provision.e2e.harness import Host
from tests.provision.e2e.scenes import error, network

pytestmark = pytest.mark.e2e

HIDE = (
    "import boto3, os; boto3.client('ec2', endpoint_url=os.environ['AWS_ENDPOINT_URL'])"
    ".delete_key_pair(KeyName='web-admin')"
)


@pytest.mark.promise("refresh")
def test_what_aws_does_not_show_stays_in_the_state(new_host: Callable[..., Host]) -> None:
    host = new_host()
    document = network()
    # Gone before the refresh that follows the apply, as if AWS did not show it yet.
    hide = f"{shlex.quote(sys.executable)} -c {shlex.quote(HIDE)}"
    document["resource"]["terraform_data"] = {
        "hide": {
            "depends_on": ["aws_key_pair.admin"],
            "provisioner": [{"local-exec": {"command": hide}}],
        }
    }
    host.write(document)
    host.policy(allowExec=True)
    applied = host.apply()
    assert applied.code == 0, applied.said
    assert "warning: aws_key_pair.admin: AWS does not show it just now; it stays in the state" in applied.said
    known = host.resources()
    assert known["aws_key_pair.admin"] == "web-admin"
    refused = host.run("state", "refresh")
    assert refused.code == 4, refused.said
    assert "would drop from the state what AWS does not show: aws_key_pair.admin" in error(refused)
    assert host.resources() == known
