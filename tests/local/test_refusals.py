"""What AWS refuses the local AWS refuses too, with AWS' code; what AWS takes it takes."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.local.cloud import Cloud
from tests.local.observations_refusals import answer, made_group, made_template, rule

ARM = "nixos/25.11.2*aarch64-linux"


@pytest.fixture(scope="module")
def place(cloud: Cloud) -> dict[str, Any]:
    return {"SubnetId": cloud.subnet()[1]}


@pytest.mark.parametrize(
    "instance_type", ["t3.small", "t2.micro", "m5.large", "m8i.large", "u7i-12tb.224xlarge", "p99.large"]
)
def test_a_machine_of_a_type_that_there_is_starts_and_of_another_not(
    instance_type: str, cloud: Cloud, place: dict[str, Any]
) -> None:
    known = instance_type != "p99.large"
    seen = answer(lambda: cloud.launch(InstanceType=instance_type, **place))
    assert seen == ("taken" if known else "InvalidParameterValue")


def test_the_next_generation_of_a_family_is_taken_for_one_that_came_since(
    cloud: Cloud, place: dict[str, Any]
) -> None:
    assert answer(lambda: cloud.launch(InstanceType="t4.small", **place)) == "taken"
    assert (
        answer(lambda: cloud.launch(InstanceType="t5g.small", ImageId=cloud.image(ARM), **place)) == "taken"
    )
    assert answer(lambda: cloud.launch(InstanceType="t5g.small", **place)) == "InvalidParameterValue"


def test_an_image_starts_on_its_processors_alone(cloud: Cloud, place: dict[str, Any]) -> None:
    arm = cloud.image(ARM)
    assert answer(lambda: cloud.launch(ImageId=arm, InstanceType="t4g.small", **place)) == "taken"
    assert answer(lambda: cloud.launch(ImageId=arm, **place)) == "InvalidParameterValue"
    assert answer(lambda: cloud.launch(ImageId="nixos", **place)) == "InvalidAMIID.Malformed"


def test_an_own_image_starts(cloud: Cloud, place: dict[str, Any]) -> None:
    disk = {"DeviceName": "/dev/xvda", "Ebs": {"SnapshotId": cloud.snapshot()}}
    made = cloud.ec2.register_image(
        Name="own", RootDeviceName="/dev/xvda", Architecture="arm64", BlockDeviceMappings=[disk]
    )
    launch = {"ImageId": made["ImageId"], **place}
    assert answer(lambda: cloud.launch(InstanceType="t4g.small", **launch)) == "taken"
    assert answer(lambda: cloud.launch(**launch)) == "InvalidParameterValue"


def test_a_key_that_is_there_is_taken(cloud: Cloud, place: dict[str, Any]) -> None:
    cloud.ec2.create_key_pair(KeyName="somebody")
    assert answer(lambda: cloud.launch(KeyName="somebody", **place)) == "taken"


def test_user_data_has_16384_bytes_at_most(cloud: Cloud, place: dict[str, Any]) -> None:
    assert answer(lambda: cloud.launch(UserData="x" * 16_384, **place)) == "taken"
    most = base64.b64encode(b"x" * 16_384).decode()
    assert answer(lambda: made_template(cloud, UserData=most)) == "taken"
    instance = cloud.launch(**place)
    cloud.ec2.stop_instances(InstanceIds=[instance])

    def change(size: int) -> str:
        value = {"Value": b"x" * size}
        return answer(lambda: cloud.ec2.modify_instance_attribute(InstanceId=instance, UserData=value))

    assert [change(16_384), change(16_385)] == ["taken", "InvalidParameterValue"]


def test_a_stopped_machine_takes_another_type_of_its_processors(cloud: Cloud, place: dict[str, Any]) -> None:
    instance = cloud.launch(**place)
    cloud.ec2.stop_instances(InstanceIds=[instance])

    def change(name: str) -> str:
        value = {"Value": name}
        return answer(lambda: cloud.ec2.modify_instance_attribute(InstanceId=instance, InstanceType=value))

    assert [change("m5.large"), change("t4g.small"), change("t3.smal")] == [
        "taken",
        "InvalidParameterValue",
        "InvalidParameterValue",
    ]


def test_an_address_is_of_its_subnet(cloud: Cloud, place: dict[str, Any]) -> None:
    assert answer(lambda: cloud.launch(PrivateIpAddress="10.0.0.77", **place)) == "taken"
    assert answer(lambda: cloud.launch(PrivateIpAddress="10.9.9.9", **place)) == "InvalidParameterValue"


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        pytest.param({}, "taken", id="right"),
        pytest.param({"InstanceType": "t4g.small"}, "ValidationError", id="other processors"),
        pytest.param({"InstanceType": "t3.smal"}, "ValidationError", id="no type"),
        pytest.param({"ImageId": "ami-0123456789abcdef0"}, "ValidationError", id="no image"),
        pytest.param({"KeyName": "nobody"}, "ValidationError", id="no key"),
    ],
)
def test_a_group_is_made_where_its_template_starts_machines(
    data: dict[str, Any], seen: str, cloud: Cloud
) -> None:
    template = made_template(cloud, **data)
    assert answer(lambda: made_group(cloud, template)) == seen


def test_a_group_has_a_least_size_up_to_its_most(cloud: Cloud) -> None:
    template = made_template(cloud)
    assert answer(lambda: made_group(cloud, template, MinSize=1, MaxSize=1)) == "taken"
    assert answer(lambda: made_group(cloud, template, MinSize=2, MaxSize=1)) == "ValidationError"


@pytest.mark.parametrize(
    ("protocol", "first", "last", "taken"),
    [
        pytest.param("tcp", 0, 65535, True, id="all ports"),
        pytest.param("udp", 53, 53, True, id="one port"),
        pytest.param("6", 20, 30, True, id="by number"),
        pytest.param("icmp", 8, -1, True, id="a type of ICMP"),
        pytest.param("icmpv6", -1, -1, True, id="all of ICMPv6"),
        pytest.param("-1", -1, -1, True, id="everything"),
        pytest.param("50", -1, -1, True, id="a protocol without ports"),
        pytest.param("tcp", 30, 20, False, id="backwards"),
        pytest.param("udp", 65535, 65536, False, id="beyond the last"),
        pytest.param("tcp", -1, 10, False, id="before the first"),
        pytest.param("6", 70000, 70000, False, id="beyond, by number"),
        pytest.param("icmp", 300, -1, False, id="no type of ICMP"),
        pytest.param("256", 1, 1, False, id="no protocol"),
        pytest.param("http", 80, 80, False, id="no protocol's name"),
    ],
)
@pytest.mark.parametrize("direction", ["ingress", "egress"])
def test_rules(direction: str, protocol: str, first: int, last: int, taken: bool, cloud: Cloud) -> None:
    group = cloud.group(cloud.subnet()[0])
    (allowed,) = rule(first, last)
    authorize = getattr(cloud.ec2, f"authorize_security_group_{direction}")
    seen = answer(lambda: authorize(GroupId=group, IpPermissions=[{**allowed, "IpProtocol": protocol}]))
    assert seen == ("taken" if taken else "InvalidParameterValue")


@pytest.mark.parametrize(
    ("tags", "seen"),
    [
        pytest.param({"k" * 128: "v" * 256}, "taken", id="as long as may be"),
        pytest.param({"k" * 129: ""}, "InvalidParameterValue", id="a longer key"),
        pytest.param({"k": "v" * 257}, "InvalidParameterValue", id="a longer value"),
        pytest.param({"aws:k": "v"}, "InvalidParameterValue", id="AWS' prefix"),
        pytest.param({"aws": "v"}, "taken", id="almost AWS' prefix"),
        pytest.param({str(number): "" for number in range(50)}, "taken", id="fifty"),
        pytest.param({str(number): "" for number in range(51)}, "TagLimitExceeded", id="fifty-one"),
    ],
)
def test_tags(tags: dict[str, str], seen: str, cloud: Cloud, place: dict[str, Any]) -> None:
    given = [{"Key": key, "Value": value} for key, value in tags.items()]

    def specified(kind: str) -> dict[str, Any]:
        return {"TagSpecifications": [{"ResourceType": kind, "Tags": given}]}

    vpc, _ = cloud.subnet()
    ways = [
        lambda: cloud.ec2.create_vpc(CidrBlock="10.0.0.0/16", **specified("vpc")),
        lambda: cloud.ec2.create_tags(Resources=[vpc], Tags=given),
        lambda: cloud.launch(**specified("instance"), **place),
        lambda: cloud.ec2.create_volume(Size=1, AvailabilityZone=cloud.zone, **specified("volume")),
    ]
    assert [answer(way) for way in ways] == [seen] * 4


def test_what_was_in_use_can_be_deleted_when_it_no_longer_is(cloud: Cloud) -> None:
    vpc, subnet = cloud.subnet()
    group, other = cloud.group(vpc), cloud.group(vpc)
    permission = [{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1, "UserIdGroupPairs": [{"GroupId": group}]}]
    cloud.ec2.authorize_security_group_ingress(GroupId=other, IpPermissions=permission)
    instance = cloud.launch(SubnetId=subnet, SecurityGroupIds=[other])
    interface = cloud.ec2.create_network_interface(SubnetId=subnet, Groups=[group])["NetworkInterface"]

    def left() -> list[str]:
        deletions = [
            lambda: cloud.ec2.delete_security_group(GroupId=group),
            lambda: cloud.ec2.delete_security_group(GroupId=other),
            lambda: cloud.ec2.delete_subnet(SubnetId=subnet),
            lambda: cloud.ec2.delete_vpc(VpcId=vpc),
        ]
        return [answer(deletion) for deletion in deletions]

    assert left() == ["DependencyViolation"] * 4
    cloud.ec2.terminate_instances(InstanceIds=[instance])
    # The interface is in the subnet and in one group, to which a rule of the other one refers.
    assert left() == ["DependencyViolation", "taken", "DependencyViolation", "DependencyViolation"]
    cloud.ec2.delete_network_interface(NetworkInterfaceId=interface["NetworkInterfaceId"])
    assert left() == ["taken", "InvalidGroup.NotFound", "taken", "taken"]


def test_a_vpc_with_a_gateway_and_a_default_group_stay(cloud: Cloud) -> None:
    vpc = cloud.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    gateway = cloud.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    cloud.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    filters = [{"Name": "vpc-id", "Values": [vpc]}]
    (default,) = cloud.ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
    assert answer(lambda: cloud.ec2.delete_security_group(GroupId=default["GroupId"])) == "CannotDelete"
    assert answer(lambda: cloud.ec2.delete_vpc(VpcId=vpc)) == "DependencyViolation"
    cloud.ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    assert answer(lambda: cloud.ec2.delete_vpc(VpcId=vpc)) == "taken"


def test_ranges_are_canonical_everywhere(cloud: Cloud) -> None:
    vpc, _ = cloud.subnet()
    subnet = cloud.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.3.5/24")["Subnet"]
    assert subnet["CidrBlock"] == "10.0.3.0/24"
    gateway = cloud.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    cloud.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = cloud.ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    cloud.ec2.create_route(RouteTableId=table, DestinationCidrBlock="10.9.0.5/16", GatewayId=gateway)
    (found,) = cloud.ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"]
    assert {route["DestinationCidrBlock"] for route in found["Routes"]} == {"10.0.0.0/16", "10.9.0.0/16"}
