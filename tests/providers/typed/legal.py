"""Uses that are right: no type checker may complain, and the stack can be synthesized."""

from __future__ import annotations

from typing import Any

from cdktf import (
    Fn,
    LocalExecProvisioner,
    TerraformCount,
    TerraformIterator,
    TerraformLocal,
    TerraformOutput,
    TerraformResourceLifecycle,
    TerraformStack,
    TerraformVariable,
    Token,
)

from snowform.aws import (
    AwsProvider,
    DataAwsAmi,
    DataAwsAvailabilityZones,
    Eip,
    IotTopicRule,
    KeyPair,
    S3BucketVersioningA,
    Wafv2WebAcl,
)
from snowform.aws.instance import Instance
from snowform.aws.route_table import RouteTable
from snowform.aws.security_group import SecurityGroup
from snowform.aws.security_group_rule import SecurityGroupRule
from snowform.aws.subnet import Subnet
from snowform.aws.vpc import Vpc


def providers(stack: TerraformStack) -> AwsProvider:
    AwsProvider(stack, "aws", region="eu-central-1", default_tags=[{"tags": {"Site": "main"}}])
    return AwsProvider(
        stack,
        "us",
        region="us-east-1",
        alias="us",
        version=None,
        assume_role=[{"role_arn": "arn:aws:iam::1:x"}],
    )


def values_and_conversions(stack: TerraformStack, *, named: bool = False) -> Vpc:
    size = TerraformVariable(stack, "size", type="number")
    local = TerraformLocal(stack, "names", {"Name": "x"})
    tags = {"Name": "main"}
    vpc = Vpc(
        stack,
        "main",
        cidr_block="10.0.0.0/16",
        enable_dns_support="true",
        enable_dns_hostnames=Token.as_any("${var.size > 1}"),
        ipv4_netmask_length=None,
        tags={**tags, "Zone": 1, "Public": True, "Nothing": None},
    )
    Vpc(stack, "second", cidr_block=vpc.cidr_block, tags=vpc.tags_all, instance_tenancy=None)
    Vpc(stack, "third", cidr_block="10.1.0.0/16", tags=Fn.merge([vpc.tags_all, tags]))
    Vpc(stack, "fourth", cidr_block="10.2.0.0/16", tags="${local.names}", tags_all=local.expression)
    Instance(stack, "sized", cpu_core_count=size.number_value, cpu_threads_per_core="2", ami="ami-1")
    Instance(stack, "variable", cpu_core_count="${var.size}", instance_type="t3.small" if named else None)
    return vpc


def blocks(stack: TerraformStack, vpc: Vpc) -> Instance:
    ami = DataAwsAmi(stack, "nixos", owners=("427812963091",), filter={"name": "name", "values": ["nixos/*"]})
    zones = DataAwsAvailabilityZones(stack, "zones", state="available")
    subnet = Subnet(
        stack, "a", vpc_id=vpc.id, availability_zone=Fn.element(zones.names, 0), cidr_block="10.0.0.0/24"
    )
    disk: dict[str, Any] = {"device_name": "/dev/sdf", "volume_size": 10}
    several: Any = [disk, {"device_name": "/dev/sdg"}]
    return Instance(
        stack,
        "host",
        ami=ami.id,
        subnet_id=subnet.id,
        root_block_device={"volume_size": 20, "encrypted": True, "kms_key_id": None},
        metadata_options=[{"http_tokens": "required"}],
        network_interface=[
            {"device_index": index, "network_interface_id": name} for index, name in enumerate(["eni-1"])
        ],
        ebs_block_device=several,
        timeouts={"create": "30m"},
    )


def references(stack: TerraformStack, host: Instance) -> None:
    Eip(stack, "ip", instance=host.id, tags={"Disk": host.root_block_device.volume_id})
    TerraformOutput(stack, "disks", value=host.ebs_block_device[0].volume_id)
    TerraformOutput(stack, "first", value=host.root_block_device[0].volume_size)
    TerraformOutput(stack, "address", value=f"ssh root@{host.public_ip}")
    KeyPair(stack, "key", public_key=Fn.file("key.pub"), key_name=Fn.lookup(host.tags_all, "Name"))
    SecurityGroup(stack, "copied", vpc_id=host.id, name=Fn.upper(host.ebs_block_device[1].device_name))


def arguments_given_later(host: Instance, vpc: Vpc) -> None:
    host.monitoring = True
    host.cpu_core_count = 2
    host.root_block_device = {"volume_size": 30}
    host.vpc_security_group_ids = ["sg-1"]
    vpc.tags = {"Name": "later"}
    vpc.cidr_block = "10.9.0.0/16"


def names_that_collide(stack: TerraformStack) -> None:
    SecurityGroupRule(
        stack,
        "self",
        type="ingress",
        from_port=0,
        to_port=0,
        protocol=-1,
        security_group_id="sg-1",
        self=True,
    )
    acl = Wafv2WebAcl(
        stack,
        "acl",
        scope="REGIONAL",
        default_action={"allow": {}},
        visibility_config={
            "cloudwatch_metrics_enabled": False,
            "metric_name": "acl",
            "sampled_requests_enabled": False,
        },
    )
    rule = IotTopicRule(
        stack, "rule", name="x", enabled=True, sql="", sql_version="1", lambda_=[{"function_arn": acl.arn}]
    )
    TerraformOutput(stack, "lambda", value=Token.as_string(rule.lambda_))


def meta_arguments(stack: TerraformStack, us: AwsProvider, vpc: Vpc) -> None:
    letters = TerraformIterator.from_list(["a", "b"])
    RouteTable(
        stack,
        "routes",
        vpc_id=vpc.id,
        route=[{"cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"}],
        provider=us,
        depends_on=[vpc],
        lifecycle={"create_before_destroy": True},
        for_each=letters,
    )
    Vpc(stack, "each", for_each="${toset(var.names)}", provisioner={"local-exec": {"command": "true"}})
    Vpc(stack, "mapped", for_each={"a": "10.0.0.0/16"}, cidr_block="${each.value}", provisioner=[])
    Vpc(stack, "lengthy", count="${length(var.names)}")
    SecurityGroup(stack, "open", ingress=letters.dynamic({"from_port": 22}), count=None)
    disks = {"for_each": ["/dev/sdf"], "content": {"device_name": "${ebs_block_device.value}"}}
    Instance(stack, "grown", dynamic={"ebs_block_device": disks})
    Subnet(
        stack,
        "counted",
        vpc_id=vpc.id,
        count=TerraformCount.of(2),
        lifecycle=TerraformResourceLifecycle(prevent_destroy=True),
        provisioners=[LocalExecProvisioner(type="local-exec", command="true")],
    )
    S3BucketVersioningA(stack, "kept", bucket="b", versioning_configuration={"status": "Enabled"}, count=1)


def build(stack: TerraformStack) -> None:
    us = providers(stack)
    vpc = values_and_conversions(stack)
    host = blocks(stack, vpc)
    references(stack, host)
    arguments_given_later(host, vpc)
    names_that_collide(stack)
    meta_arguments(stack, us, vpc)
