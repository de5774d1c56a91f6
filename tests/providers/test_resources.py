"""Typed resources: what they synthesize, what they refer to, what they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cdktf import (
    App,
    Fn,
    LocalExecProvisioner,
    TerraformCount,
    TerraformIterator,
    TerraformOutput,
    TerraformResourceLifecycle,
    TerraformStack,
    TerraformVariable,
    Token,
)
from constructs import Construct

from snowform import Resource, contribute
from snowform.aws import AwsProvider, DataAwsAmi, DataAwsAvailabilityZones, Instance, Route53Record
from snowform.aws.lambda_function import LambdaFunction
from snowform.aws.lb_listener import LbListener
from snowform.aws.network_acl import NetworkAcl
from snowform.aws.s3_bucket import S3Bucket
from snowform.aws.security_group import SecurityGroup
from snowform.aws.subnet import Subnet
from snowform.aws.vpc import Vpc
from snowform.errors import SnowformError
from snowform.synth.normalise import normalise


def synthesize(build: Callable[[TerraformStack], None], folder: Path) -> dict[str, Any]:
    app = App(outdir=str(folder))
    stack = TerraformStack(app, "test")
    AwsProvider(stack, "aws", region="eu-central-1")
    build(stack)
    app.synth()
    synthesized = json.loads((folder / "stacks" / "test" / "cdk.tf.json").read_text())
    return normalise(synthesized, stack="test", project=Path.cwd())


def outputs(build: Callable[[TerraformStack], dict[str, Any]], folder: Path) -> dict[str, Any]:
    def with_outputs(stack: TerraformStack) -> None:
        for name, value in build(stack).items():
            TerraformOutput(stack, name, value=value)

    document = synthesize(with_outputs, folder)
    return {name: output["value"] for name, output in document["output"].items()}


def test_arguments_come_out_as_they_were_given(tmp_path: Path) -> None:
    def build(stack: TerraformStack) -> None:
        Vpc(stack, "main", cidr_block="10.0.0.0/16", enable_dns_support="true", tags={"Name": "x", "aB": "y"})
        DataAwsAmi(stack, "nixos", owners=("1", "2"), filter=[{"name": "name", "values": ["a"]}])

    document = synthesize(build, tmp_path)
    assert document["resource"]["aws_vpc"]["main"] == {
        "cidr_block": "10.0.0.0/16",
        "enable_dns_support": "true",
        "tags": {"Name": "x", "aB": "y"},
    }
    assert document["data"]["aws_ami"]["nixos"] == {
        "owners": ["1", "2"],
        "filter": [{"name": "name", "values": ["a"]}],
    }


def test_none_is_left_out_and_empty_blocks_stay(tmp_path: Path) -> None:
    def build(stack: TerraformStack) -> None:
        S3Bucket(
            stack, "bucket", bucket=None, tags={}, versioning={}, grant=[{"type": "x", "permissions": []}]
        )

    assert synthesize(build, tmp_path)["resource"]["aws_s3_bucket"]["bucket"] == {
        "tags": {},
        "versioning": {},
        "grant": [{"type": "x", "permissions": []}],
    }


def test_references_read_like_terraforms(tmp_path: Path) -> None:
    def build(stack: TerraformStack) -> dict[str, Any]:
        vpc = Vpc(stack, "main")
        web = Instance(stack, "web", ami="ami-1", instance_type="t3.micro")
        bucket = S3Bucket(stack, "bucket")
        zones = DataAwsAvailabilityZones(stack, "zones")
        return {
            "text": vpc.id,
            "inside_text": f"vpc {vpc.id}!",
            "in_a_list": [vpc.id, "x"],
            "nested": {"a": {"b": vpc.arn}},
            "argument": Fn.upper(vpc.id),
            "number": web.cpu_core_count,
            "bool": web.ebs_optimized,
            "list": zones.names,
            "element": Fn.element(zones.names, 1),
            "map": vpc.tags_all,
            "block": web.root_block_device.volume_id,
            "block_by_index": web.root_block_device[0].volume_id,
            "block_in_set": web.ebs_block_device[1].volume_id,
            "whole_block": web.metadata_options,
            "length": Fn.length_of(web.ebs_block_device),
            "nested_block": bucket.website.index_document,
            "data_source": DataAwsAmi(stack, "ami").block_device_mappings[0].ebs,
        }

    assert outputs(build, tmp_path) == {
        "text": "${aws_vpc.main.id}",
        "inside_text": "vpc ${aws_vpc.main.id}!",
        "in_a_list": ["${aws_vpc.main.id}", "x"],
        "nested": {"a": {"b": "${aws_vpc.main.arn}"}},
        "argument": "${upper(aws_vpc.main.id)}",
        "number": "${aws_instance.web.cpu_core_count}",
        "bool": "${aws_instance.web.ebs_optimized}",
        "list": "${data.aws_availability_zones.zones.names}",
        "element": "${element(data.aws_availability_zones.zones.names, 1)}",
        "map": "${aws_vpc.main.tags_all}",
        "block": "${aws_instance.web.root_block_device[0].volume_id}",
        "block_by_index": "${aws_instance.web.root_block_device[0].volume_id}",
        "block_in_set": "${tolist(aws_instance.web.ebs_block_device).1.volume_id}",
        "whole_block": "${aws_instance.web.metadata_options[0]}",
        "length": "${length(tolist(aws_instance.web.ebs_block_device))}",
        "nested_block": "${aws_s3_bucket.bucket.website[0].index_document}",
        "data_source": "${tolist(data.aws_ami.ami.block_device_mappings).0.ebs}",
    }


def test_references_of_every_kind_are_taken_as_arguments(tmp_path: Path) -> None:
    def build(stack: TerraformStack) -> None:
        count = TerraformVariable(stack, "count-of-cores", type="number")
        zones = DataAwsAvailabilityZones(stack, "zones")
        other = Instance(stack, "other", ami="ami-1", instance_type="t3.micro")
        Instance(
            stack,
            "web",
            ami=other.ami,
            instance_type="t3.micro",
            cpu_core_count=count.number_value,
            ebs_optimized=other.ebs_optimized,
            tags=other.tags,
            vpc_security_group_ids=other.vpc_security_group_ids,
            availability_zone=Fn.element(zones.names, 0),
            root_block_device={"volume_size": Token.as_number("${var.size}"), "tags": other.tags},
        )

    assert synthesize(build, tmp_path)["resource"]["aws_instance"]["web"] == {
        "ami": "${aws_instance.other.ami}",
        "instance_type": "t3.micro",
        "cpu_core_count": "${var.count-of-cores}",
        "ebs_optimized": "${aws_instance.other.ebs_optimized}",
        "tags": "${aws_instance.other.tags}",
        "vpc_security_group_ids": "${aws_instance.other.vpc_security_group_ids}",
        "availability_zone": "${element(data.aws_availability_zones.zones.names, 0)}",
        "root_block_device": {"volume_size": "${var.size}", "tags": "${aws_instance.other.tags}"},
    }


def test_meta_arguments_work_as_in_cdktf(tmp_path: Path) -> None:
    def build(stack: TerraformStack) -> None:
        us = AwsProvider(stack, "us", region="us-east-1", alias="us")
        vpc = Vpc(stack, "main", provider=us, lifecycle=TerraformResourceLifecycle(prevent_destroy=True))
        Vpc(
            stack, "two", count=TerraformCount.of(2), depends_on=[vpc], lifecycle={"ignore_changes": ["tags"]}
        )
        letters = TerraformIterator.from_list(["a", "b"])
        Subnet(stack, "subnets", vpc_id=vpc.id, for_each=letters, cidr_block=letters.value)
        Instance(
            stack,
            "web",
            ami="ami-1",
            instance_type="t3.micro",
            timeouts={"create": "10m"},
            connection={"type": "ssh", "host": "h"},
            provisioners=[LocalExecProvisioner(type="local-exec", command="true")],
        )

    document = synthesize(build, tmp_path)
    assert document["provider"]["aws"] == [
        {"region": "eu-central-1"},
        {"alias": "us", "region": "us-east-1"},
    ]
    assert document["resource"] == {
        "aws_vpc": {
            "main": {"provider": "aws.us", "lifecycle": {"prevent_destroy": True}},
            "two": {"count": 2, "depends_on": ["aws_vpc.main"], "lifecycle": {"ignore_changes": ["tags"]}},
        },
        "aws_subnet": {
            "subnets": {
                "vpc_id": "${aws_vpc.main.id}",
                "for_each": '${toset(["a", "b"])}',
                "cidr_block": "${each.value}",
            }
        },
        "aws_instance": {
            "web": {
                "ami": "ami-1",
                "instance_type": "t3.micro",
                "timeouts": {"create": "10m"},
                "connection": {"type": "ssh", "host": "h"},
                "provisioner": [{"local-exec": {"command": "true"}}],
            }
        },
    }


def test_meta_arguments_are_taken_in_the_form_of_terraform(tmp_path: Path) -> None:
    condition = {"condition": "${self.id != null}", "error_message": "none"}
    provisioner = {"local-exec": {"command": "true", "when": "destroy", "on_failure": "continue"}}

    def build(stack: TerraformStack) -> None:
        rules = TerraformVariable(stack, "rules", type="map(string)")
        Vpc(stack, "text", for_each="${toset(var.names)}", lifecycle={"precondition": condition})
        Vpc(stack, "map", for_each={"a": 1}, provisioner=provisioner)
        Vpc(stack, "reached", connection={"type": "ssh", "host": "h", "private_key": "k"})
        Vpc(stack, "token", for_each=rules.value, count=None, provisioner=None)
        Vpc(
            stack,
            "counted",
            count="${length(var.rules)}",
            lifecycle={"prevent_destroy": True, "postcondition": [condition]},
            provisioner=[provisioner],
        )

    assert synthesize(build, tmp_path)["resource"]["aws_vpc"] == {
        "text": {"for_each": "${toset(var.names)}", "lifecycle": {"precondition": condition}},
        "map": {"for_each": {"a": 1}, "provisioner": provisioner},
        "reached": {"connection": {"type": "ssh", "host": "h", "private_key": "k"}},
        "token": {"for_each": "${var.rules}"},
        "counted": {
            "count": "${length(var.rules)}",
            "lifecycle": {"prevent_destroy": True, "postcondition": [condition]},
            "provisioner": [provisioner],
        },
    }


def test_what_is_contributed_to_meta_arguments_in_the_form_of_terraform_is_merged(tmp_path: Path) -> None:
    condition = {"condition": "${true}", "error_message": "none"}

    def build(stack: TerraformStack) -> None:
        vpc = Vpc(
            stack,
            "vpc",
            for_each={"a": 1},
            lifecycle={"prevent_destroy": True, "precondition": [condition]},
            connection={"type": "ssh", "host": "h"},
        )
        contribute(vpc, for_each={"b": 2}, lifecycle={"create_before_destroy": True})
        contribute(vpc, lifecycle={"precondition": [condition]}, connection={"user": "root"})

    assert synthesize(build, tmp_path)["resource"]["aws_vpc"]["vpc"] == {
        "for_each": {"a": 1, "b": 2},
        "lifecycle": {
            "prevent_destroy": True,
            "create_before_destroy": True,
            "precondition": [condition, condition],
        },
        "connection": {"type": "ssh", "host": "h", "user": "root"},
    }


def test_attributes_as_blocks_get_every_field(tmp_path: Path) -> None:
    def build(stack: TerraformStack) -> None:
        SecurityGroup(
            stack, "sg", ingress=[{"from_port": 22, "to_port": 22, "protocol": "tcp", "self": None}]
        )
        NetworkAcl(
            stack,
            "acl",
            vpc_id="vpc-1",
            egress=[
                {"rule_no": 1, "action": "allow", "protocol": "-1", "from_port": 0, "to_port": 0}
                | {"cidr_block": "0.0.0.0/0"}
            ],
        )

    document = synthesize(build, tmp_path)
    assert document["resource"]["aws_security_group"]["sg"]["ingress"] == [
        {
            "cidr_blocks": [],
            "description": None,
            "from_port": 22,
            "ipv6_cidr_blocks": [],
            "prefix_list_ids": [],
            "protocol": "tcp",
            "security_groups": [],
            "self": False,
            "to_port": 22,
        }
    ]
    assert document["resource"]["aws_network_acl"]["acl"]["egress"] == [
        {
            "action": "allow",
            "cidr_block": "0.0.0.0/0",
            "from_port": 0,
            "icmp_code": None,
            "icmp_type": None,
            "ipv6_cidr_block": None,
            "protocol": "-1",
            "rule_no": 1,
            "to_port": 0,
        }
    ]


def test_an_argument_may_be_given_later(tmp_path: Path) -> None:
    def build(stack: TerraformStack) -> None:
        vpc = Vpc(stack, "main", cidr_block="10.0.0.0/16")
        vpc.cidr_block = "10.1.0.0/16"
        vpc.tags = {"Name": "x"}
        vpc.cidr_block = None
        with pytest.raises(SnowformError, match="enable_dns_support: must be a bool, not the number 5"):
            vpc.enable_dns_support = 5

    assert synthesize(build, tmp_path)["resource"]["aws_vpc"]["main"] == {"tags": {"Name": "x"}}


def test_references_across_stacks_go_through_the_remote_state(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    network, host = TerraformStack(app, "network"), TerraformStack(app, "host")
    for stack in (network, host):
        AwsProvider(stack, "aws", region="eu-central-1")
    Subnet(host, "subnet", vpc_id=Vpc(network, "main").id)
    app.synth()
    document = json.loads((tmp_path / "stacks" / "host" / "cdk.tf.json").read_text())
    assert document["resource"]["aws_subnet"]["subnet"]["vpc_id"] == (
        "${data.terraform_remote_state.cross-stack-reference-input-network"
        ".outputs.cross-stack-output-aws_vpcmainid}"
    )


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        pytest.param({}, {"source": "hashicorp/aws", "version": ">= 5.100, < 7"}, id="by default"),
        pytest.param({"version": "5.100.0"}, {"source": "hashicorp/aws", "version": "5.100.0"}, id="given"),
        pytest.param({"version": None}, {"source": "hashicorp/aws"}, id="none"),
    ],
)
def test_a_provider_requires_its_version(
    tmp_path: Path, constraint: dict[str, Any], expected: dict[str, str]
) -> None:
    app = App(outdir=str(tmp_path))
    AwsProvider(TerraformStack(app, "test"), "aws", region="eu-central-1", **constraint)
    app.synth()
    document = json.loads((tmp_path / "stacks" / "test" / "cdk.tf.json").read_text())
    assert document["terraform"]["required_providers"] == {"aws": expected}


@pytest.fixture(scope="module")
def scope(tmp_path_factory: pytest.TempPathFactory) -> Construct:
    return TerraformStack(App(outdir=str(tmp_path_factory.mktemp("refused"))), "refused")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(
            lambda scope: Vpc(scope, "a", cidr_blok="10.0.0.0/16"),
            'aws_vpc "a": unknown argument "cidr_blok"; did you mean "cidr_block"?',
            id="unknown argument",
        ),
        pytest.param(
            lambda scope: Subnet(scope, "b", cidr_block="10.0.0.0/24"),
            'aws_subnet "b": the argument "vpc_id" is required',
            id="missing argument",
        ),
        pytest.param(
            lambda scope: Vpc(scope, "c", cidr_block=["10.0.0.0/16"]),
            'aws_vpc "c": cidr_block: must be a string, not a list',
            id="wrong type",
        ),
        pytest.param(
            lambda scope: Vpc(scope, "d", arn="arn:aws:ec2"),
            'aws_vpc "d": "arn" is decided by the provider; it can be read, not set: leave it out',
            id="computed only",
        ),
        pytest.param(
            lambda scope: Instance(scope, "e", root_block_device=[{}, {}]),
            'aws_instance "e": 2 blocks "root_block_device" where at most 1 may stand',
            id="block too often",
        ),
        pytest.param(
            lambda scope: LbListener(scope, "f", load_balancer_arn="x", default_action=[]),
            'aws_lb_listener "f": 0 blocks "default_action" where at least 1 must stand',
            id="block too seldom",
        ),
        pytest.param(
            lambda scope: Instance(scope, "g", root_block_device={"volume_sise": 8}),
            'aws_instance "g": root_block_device: unknown argument "volume_sise"; '
            'did you mean "volume_size"?',
            id="unknown in a block",
        ),
        pytest.param(
            lambda scope: SecurityGroup(scope, "h", ingress=[{"from_prot": 22}]),
            'aws_security_group "h": ingress[0]: unknown attribute "from_prot"; did you mean "from_port"?',
            id="unknown in an attribute as blocks",
        ),
        pytest.param(
            lambda scope: Subnet(scope, "i", vpc_id=Vpc(scope, "vpc")),
            'aws_subnet "i": vpc_id: a Vpc is no value; give one of its attributes, such as its .id',
            id="a resource for a value",
        ),
        pytest.param(
            lambda scope: S3Bucket(scope, "r", tags={"b": Resource(scope, "box", "toy_box")}),
            'aws_s3_bucket "r": tags.b: a Resource is no value; give one of its attributes, such as its .id',
            id="an untyped one, which has attributes of any name",
        ),
        pytest.param(
            lambda scope: LambdaFunction(scope, "j", function_name="f", role="r", runtime=Path("x")),
            'aws_lambda_function "j": runtime: must be a string, not a Python PosixPath; write str(value)',
            id="an object of Python's",
        ),
        pytest.param(
            lambda scope: Vpc(scope, "k", cidr_blok="x", tag={}),
            'aws_vpc "k": unknown argument "cidr_blok" (and 1 more); did you mean "cidr_block"?',
            id="several",
        ),
        pytest.param(
            lambda scope: AwsProvider(scope, "l", regoin="eu-central-1"),
            'provider aws "l": unknown argument "regoin"; did you mean "region"?',
            id="provider",
        ),
        pytest.param(
            lambda scope: Vpc(scope, "m").idd,
            'aws_vpc has no attribute "idd"; did you mean "id"?',
            id="reference to no attribute",
        ),
        pytest.param(
            lambda scope: Instance(scope, "n").root_block_device.volume,
            '"root_block_device" has no attribute "volume"; did you mean "volume_id"?',
            id="reference to no attribute of a block",
        ),
        pytest.param(
            lambda scope: Instance(scope, "o").ebs_block_device.volume_id,
            '"ebs_block_device" is a list; write ebs_block_device[0].volume_id for its first',
            id="attribute of a list",
        ),
    ],
)
def test_what_is_wrong_fails_where_it_is_written(
    scope: Construct, make: Callable[[Construct], Any], message: str
) -> None:
    line = make.__code__.co_firstlineno
    with pytest.raises(SnowformError) as caught:
        make(scope)
    assert str(caught.value) == f"tests/providers/test_resources.py:{line}: {message}"


def test_a_name_that_is_no_class_names_the_nearest() -> None:
    import snowform.aws

    with pytest.raises(AttributeError, match=r"snowform.aws has no class 'Vpcc'; did you mean \"Vpc\"\?"):
        _ = snowform.aws.Vpcc
    with pytest.raises(ModuleNotFoundError, match=r"snowform\.aws\.vpcc"):
        import snowform.aws.vpcc


def test_a_class_is_the_same_however_it_is_imported() -> None:
    from snowform.aws.route53_record import Route53Record as FromModule

    assert FromModule is Route53Record
    assert (Route53Record.__module__, Route53Record.TF_RESOURCE_TYPE) == (
        "snowform.aws.route53_record",
        "aws_route53_record",
    )
