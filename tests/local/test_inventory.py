from __future__ import annotations

import uuid
from typing import Any

import pytest

from snowform.local import Item, LocalAws, inventory
from tests.local.cloud import Cloud

REGION = "eu-west-3"


@pytest.fixture(scope="module")
def elsewhere() -> Any:
    """A local AWS whose default region no other test uses."""
    with LocalAws(region=REGION) as running:
        yield running


def test_a_new_account_is_empty(elsewhere: LocalAws) -> None:
    assert inventory(elsewhere.endpoint, region="eu-north-1") == ()


def test_it_lists_what_was_made_in_the_order_of_its_building(elsewhere: LocalAws) -> None:
    cloud = Cloud(elsewhere)
    vpc, subnet = cloud.subnet()
    cloud.ec2.create_tags(Resources=[vpc], Tags=[{"Key": "Name", "Value": "main"}])
    gateway = cloud.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    cloud.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = cloud.ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    cloud.ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
    cloud.ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    group = cloud.group(vpc, "web")
    rule = {"FromPort": 22, "ToPort": 22, "IpProtocol": "tcp", "IpRanges": [{"CidrIp": "203.0.113.0/24"}]}
    cloud.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
    instance = cloud.launch(
        SubnetId=subnet,
        TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "web"}]}],
    )
    ended = cloud.launch(SubnetId=subnet)
    cloud.ec2.terminate_instances(InstanceIds=[ended])
    bucket = f"images-{uuid.uuid4().hex}"
    s3 = cloud.client("s3")
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_object(Bucket=bucket, Key="nixos.vhd", Body=b"disk")

    (volume,) = cloud.volumes(instance)
    address = cloud.instance(instance)["PrivateIpAddress"]
    assert inventory(elsewhere.endpoint, region=REGION) == (
        Item("VPC", vpc, "main", "10.0.0.0/16"),
        Item("subnet", subnet, "", f"10.0.0.0/24 {REGION}a"),
        Item("internet gateway", gateway, "", vpc),
        Item("route table", table, "", subnet),
        Item("route", table, "", f"0.0.0.0/0 through {gateway}"),
        Item("security group", group, "web", "1 rule in, 1 out"),
        Item("instance", instance, "web", f"t3.small nixos/25.11.2000.0b4a94ff63bb-x86_64-linux {address}"),
        Item("volume", volume["VolumeId"], "", "8 GiB gp3"),
        Item("bucket", bucket, "", "1 object"),
    )


def test_it_lists_what_lies_around_the_machines(elsewhere: LocalAws) -> None:
    region = "eu-west-1"
    cloud = Cloud(LocalAws(region=region, port=elsewhere.port))
    ec2, iam = cloud.ec2, cloud.client("iam")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]["VpcId"]
    block = ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24", AvailabilityZone=f"{region}a")
    egress = ec2.create_egress_only_internet_gateway(VpcId=vpc)["EgressOnlyInternetGateway"]
    address = ec2.allocate_address(Domain="vpc")
    nat = ec2.create_nat_gateway(SubnetId=subnet["Subnet"]["SubnetId"], AllocationId=address["AllocationId"])[
        "NatGateway"
    ]["NatGatewayId"]
    key = ec2.create_key_pair(KeyName="admin")
    template = ec2.create_launch_template(
        LaunchTemplateName="web", LaunchTemplateData={"InstanceType": "t3.small"}
    )["LaunchTemplate"]["LaunchTemplateId"]
    image = ec2.register_image(Name="own", Architecture="arm64")["ImageId"]
    role = iam.create_role(RoleName="vmimport", AssumeRolePolicyDocument="{}")["Role"]
    zone = cloud.client("route53").create_hosted_zone(Name="example.org", CallerReference="1")["HostedZone"]
    found = inventory(elsewhere.endpoint, region=region)
    assert [item for item in found if item.kind != "bucket"] == [
        Item("VPC", vpc, "", f"10.0.0.0/16 {block}"),
        Item("subnet", subnet["Subnet"]["SubnetId"], "", f"10.0.0.0/24 {region}a"),
        Item("egress-only gateway", egress["EgressOnlyInternetGatewayId"], "", vpc),
        Item("NAT gateway", nat, "", subnet["Subnet"]["SubnetId"]),
        Item("key pair", key["KeyPairId"], "admin", key["KeyFingerprint"]),
        Item("address", address["AllocationId"], "", address["PublicIp"]),
        Item("launch template", template, "web", "version 1"),
        Item("image", image, "own", "arm64"),
        Item("role", "vmimport", "", role["Arn"]),
        Item("DNS zone", zone["Id"].removeprefix("/hostedzone/"), "example.org.", "public"),
    ]
