"""Contributions to constructs and to addresses, in the configuration that comes of them.

That both engines give the same bytes is shown by tests/engine/programs/merging/.
"""

from __future__ import annotations

import json
from enum import IntEnum
from typing import Any

import pytest
from cdktf import (
    Fn,
    S3Backend,
    TerraformHclModule,
    TerraformIterator,
    TerraformLocal,
    TerraformOutput,
    TerraformStack,
    Testing,
    Token,
)
from constructs import Construct

from snowform import NamedStack, Resource, after, before, contribute, default, force
from snowform.aws import AwsProvider, Instance, S3Bucket, SecurityGroup, Subnet, Vpc
from tests.merging.stacks import bucket_of, configuration, resource
from tests.synthesis import synthesize

DISK = {"device_name": "a"}


def test_parts_of_a_program_contribute_to_one_resource() -> None:
    def build(bucket: S3Bucket) -> None:
        contribute(bucket, tags={"Team": "web"}, force_destroy=True)
        contribute(bucket, {"tags": {"Cost": "1"}, "force_destroy": True})

    assert bucket_of(build, bucket="logs", tags={"Name": "logs"}) == {
        "bucket": "logs",
        "force_destroy": True,
        "tags": {"Cost": "1", "Name": "logs", "Team": "web"},
    }


def test_what_is_given_to_the_construct_later_counts_too() -> None:
    def build(bucket: S3Bucket) -> None:
        contribute(bucket, tags={"Team": "web"})
        bucket.tags = {"Name": "later"}

    assert bucket_of(build, tags={"Name": "first"})["tags"] == {"Name": "later", "Team": "web"}


def test_a_contribution_is_a_copy() -> None:
    tags = {"Team": "web"}

    def build(bucket: S3Bucket) -> None:
        contribute(bucket, tags=tags)
        tags["Late"] = "yes"

    assert bucket_of(build)["tags"] == {"Team": "web"}


def test_arguments_whose_names_are_python_s_own() -> None:
    found = resource(
        "toy_box", "b", lambda s: contribute(Resource(s, "b", "toy_box"), lambda_=1, class_={"in": 2})
    )
    assert found == {"class": {"in": 2}, "lambda": 1}


def test_lists_have_the_construct_s_own_first_then_the_calls_in_their_order() -> None:
    def build(stack: Any) -> None:
        box = Resource(stack, "b", "toy_box", sizes=[3])
        contribute(box, sizes=[4])
        contribute(box, sizes=after([6]))
        contribute(box, sizes=before([1]))
        contribute(box, sizes=[5])
        contribute(box, sizes=before([2]))

    assert resource("toy_box", "b", build)["sizes"] == [1, 2, 3, 4, 5, 6]


def test_ranks_decide_at_any_depth_and_in_the_constructor_too() -> None:
    def build(bucket: S3Bucket) -> None:
        contribute(bucket, bucket="mine", tags={"Team": "web", "Fixed": "no"}, force_destroy=default(True))

    given = {"Team": default("none"), "Cost": default("0"), "Fixed": force("yes")}
    assert bucket_of(build, bucket=default("theirs"), tags=given) == {
        "bucket": "mine",
        "force_destroy": True,
        "tags": {"Cost": "0", "Fixed": "yes", "Team": "web"},
    }
    assert bucket_of(lambda _: None, bucket=default("theirs"), tags=given) == {
        "bucket": "theirs",
        "tags": {"Cost": "0", "Fixed": "yes", "Team": "none"},
    }


def test_an_argument_is_forced_out() -> None:
    assert bucket_of(lambda b: contribute(b, tags=force(None)), bucket="a", tags={"a": "b"}) == {
        "bucket": "a"
    }


def test_a_condition_is_an_if_and_none_says_nothing() -> None:
    def build(bucket: S3Bucket) -> None:
        for name in ("web", None):
            contribute(bucket, bucket=name, tags={"Team": name})

    assert bucket_of(build) == {"bucket": "web", "tags": {"Team": "web"}}


def test_references_are_values_like_others() -> None:
    def build(stack: Any) -> None:
        vpc = Vpc(stack, "main", cidr_block="10.0.0.0/16")
        subnet = Subnet(stack, "a", vpc_id=vpc.id)
        contribute(subnet, vpc_id=vpc.id, tags={"Vpc": f"of {vpc.arn}", vpc.id: "x"})
        contribute(subnet, vpc_id="${aws_vpc.main.id}", cidr_block=Fn.cidrsubnet(vpc.cidr_block, 8, 1))

    assert resource("aws_subnet", "a", build) == {
        "cidr_block": "${cidrsubnet(aws_vpc.main.cidr_block, 8, 1)}",
        "tags": {"Vpc": "of ${aws_vpc.main.arn}", "${aws_vpc.main.id}": "x"},
        "vpc_id": "${aws_vpc.main.id}",
    }


def test_blocks_merge_and_attributes_as_blocks_are_filled_in() -> None:
    def build(stack: Any) -> None:
        machine = Instance(stack, "m", root_block_device={"volume_size": 20})
        contribute(machine, root_block_device={"encrypted": True})
        group = SecurityGroup(stack, "g", ingress=[{"from_port": 1, "to_port": 1, "protocol": "tcp"}])
        contribute(group, ingress=[{"from_port": 2, "to_port": 2, "protocol": "tcp"}])

    found = configuration(build)["resource"]
    assert found["aws_instance"]["m"] == {"root_block_device": {"encrypted": True, "volume_size": 20}}
    first, second = found["aws_security_group"]["g"]["ingress"]
    assert second == {**first, "from_port": 2, "to_port": 2}
    assert second["ipv6_cidr_blocks"] == []


def test_meta_arguments_merge_and_take_constructs() -> None:
    def build(stack: Any) -> None:
        us = AwsProvider(stack, "us", alias="us")
        vpc = Vpc(stack, "main", cidr_block="10.0.0.0/16")
        bucket = S3Bucket(stack, "b", depends_on=[vpc], lifecycle={"ignore_changes": ["tags"]})
        contribute(bucket, depends_on=["aws_vpc.other"], lifecycle={"ignore_changes": ["acl"]}, provider=us)
        contribute(
            bucket, depends_on=[Resource(stack, "x", "toy_box")], lifecycle={"prevent_destroy": True}, count=2
        )

    assert resource("aws_s3_bucket", "b", build) == {
        "count": 2,
        "depends_on": ["aws_vpc.main", "aws_vpc.other", "toy_box.x"],
        "lifecycle": {"ignore_changes": ["tags", "acl"], "prevent_destroy": True},
        "provider": "aws.us",
    }


def test_a_number_with_a_name_is_a_number() -> None:
    class Size(IntEnum):
        SMALL = 3

    found = bucket_of(lambda b: contribute(b, tags={"size": Size.SMALL, "large": False}))
    assert found["tags"] == {"size": 3, "large": False}


def test_an_address_is_given_where_no_construct_is_taken() -> None:
    def build(stack: Any) -> None:
        us = AwsProvider(stack, "us", region="us-east-1", alias="us")
        other = S3Bucket(stack, "o", bucket="o")
        contribute(S3Bucket(stack, "b", bucket="b"), lifecycle={"replace_triggered_by": [other.fqn]})
        contribute(TerraformHclModule(stack, "m", source="a/b/c"), providers={"aws": us.fqn})

    found = configuration(build)
    assert found["resource"]["aws_s3_bucket"]["b"]["lifecycle"] == {
        "replace_triggered_by": ["${aws_s3_bucket.o}"]
    }
    assert found["module"]["m"]["providers"] == {"aws": "aws.us"}


def test_the_values_of_an_iterator() -> None:
    def build(stack: Any) -> None:
        names = TerraformIterator.from_list(["a", "b"])
        contribute(S3Bucket(stack, "b", for_each=names), bucket=names.value)

    assert resource("aws_s3_bucket", "b", build) == {
        "bucket": "${each.value}",
        "for_each": '${toset(["a", "b"])}',
    }


def test_an_explicit_null_is_a_value() -> None:
    null = Token.null_value()
    box = resource(
        "toy_box", "b", lambda s: contribute(Resource(s, "b", "toy_box"), a=null, b=[null, {"c": null}])
    )
    assert box == {"a": None, "b": [None, {"c": None}]}


def test_nobody_s_block_is_made_by_all_who_contribute_to_it() -> None:
    def build(stack: Any) -> None:
        part = Construct(stack, "part")
        contribute(part, "resource.aws_s3_bucket.logs", bucket="logs", tags={"A": "1"})
        contribute(stack, "resource.aws_s3_bucket.logs", {"tags": {"B": "2"}})
        contribute(stack, "resource.aws_s3_bucket.logs.tags.C", "3")
        contribute(stack, {"locals": {"team": "web"}, "output": {"team": {"value": "${local.team}"}}})

    assert configuration(build) == {
        "locals": {"team": "web"},
        "output": {"team": {"value": "${local.team}"}},
        "resource": {"aws_s3_bucket": {"logs": {"bucket": "logs", "tags": {"A": "1", "B": "2", "C": "3"}}}},
    }


@pytest.mark.parametrize("kind", [TerraformStack, NamedStack])
def test_an_address_reaches_the_construct_that_has_it_made_before_or_after(kind: Any) -> None:
    def build(stack: Any) -> None:
        contribute(stack, "resource.aws_s3_bucket.b", tags={"Before": "yes"})
        part = Construct(stack, "part")
        S3Bucket(
            part, "aws_s3_bucket.b" if kind is NamedStack else "b", tags={"Own": "yes"}
        ).override_logical_id("b")
        contribute(stack, "resource.aws_s3_bucket.b.tags.After", "yes")
        TerraformLocal(stack, "sizes", {"a": 1})
        contribute(stack, "locals.sizes", {"b": 2})
        TerraformOutput(stack, "url", value="here")
        contribute(stack, "output.url.description", "where it is")

    found = configuration(build, kind)
    assert found["resource"] == {
        "aws_s3_bucket": {"b": {"tags": {"After": "yes", "Before": "yes", "Own": "yes"}}}
    }
    assert found["locals"] == {"sizes": {"a": 1, "b": 2}}
    assert found["output"] == {"url": {"description": "where it is", "value": "here"}}


def test_an_address_reaches_a_backend() -> None:
    def build(stack: Any) -> None:
        S3Backend(stack, bucket="states", key="a", region="eu-central-1")
        contribute(stack, "terraform.backend.s3.encrypt", True)

    stack = TerraformStack(Testing.app(), "stack")
    build(stack)
    backend = {"s3": {"bucket": "states", "encrypt": True, "key": "a", "region": "eu-central-1"}}
    assert json.loads(Testing.synth(stack))["terraform"]["backend"] == backend


def test_what_cdktf_writes_as_lists_is_joined() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "us", alias="us")
        contribute(stack, "provider.aws", region="eu-central-1")
        contribute(stack, "provider.aws", max_retries=2)
        Resource(stack, "b", "toy_box").move_from_id("toy_box.a")
        contribute(stack, "moved", {"from": "toy_box.old", "to": "toy_box.b"})

    found = synthesize(build)
    assert found["provider"]["aws"] == [{"alias": "us"}, {"max_retries": 2, "region": "eu-central-1"}]
    assert {moved["from"] for moved in found["moved"]} == {"toy_box.a", "toy_box.old"}


def test_constructs_stand_for_addresses_in_nobody_s_blocks_too() -> None:
    def build(stack: Any) -> None:
        box = Resource(stack, "b", "toy_box")
        contribute(
            stack, "resource.toy_box.c", depends_on=[box], provider=AwsProvider(stack, "us", alias="us")
        )
        contribute(stack, "output.o", value=box.id, depends_on=[box])

    found = configuration(build)
    assert found["resource"]["toy_box"]["c"] == {"depends_on": ["toy_box.b"], "provider": "aws.us"}
    assert found["output"]["o"] == {"depends_on": ["toy_box.b"], "value": "${toy_box.b.id}"}


def test_dynamic_blocks_are_kept_beside_what_is_contributed() -> None:
    def build(stack: Any) -> None:
        machine = Instance(stack, "m", dynamic={"ebs_block_device": {"for_each": ["a"], "content": DISK}})
        contribute(
            machine, ami="ami-1", dynamic={"ephemeral_block_device": {"for_each": [], "content": DISK}}
        )

    found = resource("aws_instance", "m", build)
    assert found["ami"] == "ami-1"
    assert set(found["dynamic"]) == {"ebs_block_device", "ephemeral_block_device"}


def test_the_stack_s_own_requirements_without_overrides() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", version="~> 6.0")
        contribute(stack, "terraform", required_version=">= 1.6")
        contribute(stack, "terraform.required_providers.aws.version", "~> 6.0")
        contribute(stack, "terraform.required_providers.random", source="hashicorp/random", version="~> 3.6")

    assert synthesize(build)["terraform"] == {
        "required_providers": {
            "aws": {"source": "hashicorp/aws", "version": "~> 6.0"},
            "random": {"source": "hashicorp/random", "version": "~> 3.6"},
        },
        "required_version": ">= 1.6",
    }


def test_a_stack_in_a_test_has_its_contributions_however_often_it_is_asked() -> None:
    stack = TerraformStack(Testing.app(), "stack")
    contribute(S3Bucket(stack, "b", tags={"a": "1"}), tags={"b": "2"})
    contribute(stack, "resource.aws_s3_bucket.b.tags.c", "3")
    first = Testing.synth(stack)
    assert '"c": "3"' in first
    assert Testing.synth(stack) == first
