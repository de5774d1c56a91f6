"""Uses that are wrong: a line with `# error: CODE` must give that error of mypy's, and no other line any."""

from __future__ import annotations

from pathlib import Path

from cdktf import TerraformOutput, TerraformStack

from snowform.aws import (
    DataAwsAmi,
    EphemeralAwsSecretsmanagerRandomPassword,
    Instance,
    RouteTable,
    S3BucketVersioningA,
    SecretsmanagerSecretVersion,
    Subnet,
    Vpc,
)
from snowform.aws import Vpcc as Misspelt  # error: attr-defined
from snowform.aws.vpcs import Vpc as Unknown  # error: import-not-found

__all__ = ["Misspelt", "Unknown"]


def arguments(stack: TerraformStack, vpc: Vpc) -> None:
    Vpc(stack, "unknown", cidr_blok="10.0.0.0/16")  # error: call-arg
    Subnet(stack, "missing", cidr_block="10.0.0.0/24")  # error: call-arg
    Vpc(stack, "computed only", arn="arn:aws:ec2:::vpc/x")  # error: call-arg
    Vpc(stack, "list for text", cidr_block=["10.0.0.0/16"])  # error: arg-type
    Subnet(stack, "resource for its id", vpc_id=vpc)  # error: arg-type
    Vpc(stack, "path", cidr_block=Path("cidr"))  # error: arg-type
    Subnet(stack, "no id", vpc_id=None)  # error: arg-type
    Vpc(stack, "number for a map", tags=1)  # error: arg-type
    Vpc(stack, "object in a map of texts", tags={"Name": {"a": "b"}})  # error: dict-item
    Instance(stack, "number for a list", vpc_security_group_ids=1)  # error: arg-type
    Instance(stack, "resource in a list", vpc_security_group_ids=[vpc])  # error: list-item
    Vpc(stack, "dictionary for a bool", enable_dns_support={"a": True})  # error: arg-type
    Vpc("no construct", "id")  # error: arg-type
    Vpc(stack)  # error: call-arg


def blocks(stack: TerraformStack) -> None:
    Instance(stack, "key", root_block_device={"volume_sizes": 20})  # error: arg-type
    Instance(stack, "type", root_block_device={"volume_size": [20]})  # error: arg-type
    Instance(stack, "text", root_block_device="20")  # error: arg-type
    Instance(stack, "required", ebs_block_device=[{"volume_size": 20}])  # error: typeddict-item
    RouteTable(stack, "object", vpc_id="vpc-1", route=[{"cidr": "::/0"}])  # error: typeddict-unknown-key
    S3BucketVersioningA(stack, "missing", bucket="b")  # error: call-arg
    DataAwsAmi(stack, "deep", filter=[{"name": "x", "values": 5}])  # error: typeddict-item


def meta_arguments(stack: TerraformStack, vpc: Vpc) -> None:
    Vpc(stack, "name", depend_on=[vpc])  # error: call-arg
    Vpc(stack, "text", depends_on=["aws_vpc.main"])  # error: list-item
    Vpc(stack, "list", for_each=["a"])  # error: arg-type
    Vpc(stack, "provider", provider="us")  # error: arg-type
    DataAwsAmi(stack, "provisioned", provisioners=[])  # error: call-arg


def attributes(stack: TerraformStack, vpc: Vpc, host: Instance) -> None:
    vpc.arn = "arn:aws:ec2:::vpc/x"  # error: misc
    vpc.cidr_block = ["10.0.0.0/16"]  # error: assignment
    host.root_block_device = {"volume_sizes": 20}  # error: assignment
    TerraformOutput(stack, "unknown", value=vpc.idd)  # error: attr-defined
    TerraformOutput(stack, "text", value=vpc.id + 1)  # error: operator
    TerraformOutput(stack, "block", value=host.root_block_device.volume)  # error: attr-defined
    TerraformOutput(stack, "no index", value=host.ebs_block_device.volume_id)  # error: attr-defined
    TerraformOutput(stack, "element", value=host.ebs_block_device[0].volume)  # error: attr-defined
    TerraformOutput(stack, "index", value=host.ebs_block_device["a"])  # error: index


def ephemeral(stack: TerraformStack) -> None:
    password = EphemeralAwsSecretsmanagerRandomPassword(stack, "password", password_length=20)
    value = password.random_password
    SecretsmanagerSecretVersion(stack, "right", secret_id="s", secret_string_wo=value, depends_on=[password])
    EphemeralAwsSecretsmanagerRandomPassword(stack, "name", password_lenght=20)  # error: call-arg
    EphemeralAwsSecretsmanagerRandomPassword(stack, "provisioned", provisioners=[])  # error: call-arg
    TerraformOutput(stack, "ephemeral", value=password.random)  # error: attr-defined
