from __future__ import annotations

from typing import Any

from modules.elastic_ip import ElasticIp
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize


def test_the_address_outlives_the_instance_that_it_is_given_to() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        ElasticIp(stack, "address", name="web", instance_id="i-1")

    assert synthesize(build, ReadableStack)["resource"] == {
        "aws_eip": {"address": {"domain": "vpc", "tags": {"Name": "web"}}},
        "aws_eip_association": {
            "address_association": {"allocation_id": "${aws_eip.address.id}", "instance_id": "i-1"}
        },
    }
