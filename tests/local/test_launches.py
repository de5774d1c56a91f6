"""Machines start on the local AWS whatever they leave to AWS: their subnet, zone, groups and addresses."""

from __future__ import annotations

import uuid
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.local.cloud import Cloud


def interface(**more: Any) -> dict[str, Any]:
    return {"NetworkInterfaces": [{"DeviceIndex": 0, **more}]}


def launched(cloud: Cloud, **more: Any) -> Any:
    request = {"ImageId": cloud.image(), "InstanceType": "t3.small", "MinCount": 1, "MaxCount": 1, **more}
    return cloud.ec2.run_instances(**request)["Instances"][0]


def subnet_of(cloud: Cloud, instance: Any) -> Any:
    return cloud.ec2.describe_subnets(SubnetIds=[instance["SubnetId"]])["Subnets"][0]


def template(cloud: Cloud, **more: Any) -> str:
    name = f"template-{uuid.uuid4().hex}"
    data = {"ImageId": cloud.image(), "InstanceType": "t3.small", **more}
    cloud.ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData=data)
    return name


@pytest.mark.parametrize(
    ("request_", "has_public"),
    [
        pytest.param({}, True, id="nothing more"),
        pytest.param({"SecurityGroups": ["default"]}, True, id="a group by name"),
        pytest.param({"Ipv6AddressCount": 1}, True, id="an IPv6 address"),
        pytest.param(interface(AssociatePublicIpAddress=True), True, id="a public address"),
        pytest.param(interface(AssociatePublicIpAddress=False), False, id="no public address"),
        pytest.param(interface(Description="first"), True, id="an interface that says nothing of it"),
    ],
)
def test_a_launch_without_a_subnet_is_in_the_default_one(
    request_: dict[str, Any], has_public: bool, cloud: Cloud
) -> None:
    instance = launched(cloud, **request_)
    subnet = subnet_of(cloud, instance)
    assert subnet["DefaultForAz"]
    assert ip_address(instance["PrivateIpAddress"]) in ip_network(subnet["CidrBlock"])
    assert ("PublicIpAddress" in instance) is has_public
    assert [group["GroupName"] for group in instance["SecurityGroups"]] == ["default"]


@pytest.mark.parametrize("zone", ["a", "b"])
def test_it_is_in_the_zone_that_was_asked_for(zone: str, cloud: Cloud) -> None:
    where = cloud.zone[:-1] + zone
    instance = launched(cloud, Placement={"AvailabilityZone": where})
    assert subnet_of(cloud, instance)["AvailabilityZone"] == where


def test_it_has_the_private_address_that_was_asked_for(cloud: Cloud) -> None:
    assert launched(cloud, PrivateIpAddress="172.31.0.77")["PrivateIpAddress"] == "172.31.0.77"


@pytest.mark.parametrize("by", ["subnet", "interface's subnet", "interface"])
def test_a_launch_that_names_its_place_is_there(by: str, cloud: Cloud) -> None:
    _, subnet = cloud.subnet()
    made = cloud.ec2.create_network_interface(SubnetId=subnet)["NetworkInterface"]["NetworkInterfaceId"]
    place = {
        "subnet": {"SubnetId": subnet},
        "interface's subnet": interface(SubnetId=subnet),
        "interface": interface(NetworkInterfaceId=made),
    }
    assert launched(cloud, **place[by])["SubnetId"] == subnet


@pytest.mark.parametrize("data", [{}, interface(AssociatePublicIpAddress=True)], ids=["plain", "interface"])
def test_a_group_in_zones_alone_starts_machines_and_refreshes_them(
    data: dict[str, Any], cloud: Cloud
) -> None:
    scaling, name = cloud.client("autoscaling"), f"group-{uuid.uuid4().hex}"

    def running() -> set[str]:
        (group,) = scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"]
        return {instance["InstanceId"] for instance in group["Instances"]}

    scaling.create_auto_scaling_group(
        AutoScalingGroupName=name,
        MinSize=2,
        MaxSize=2,
        AvailabilityZones=[cloud.zone],
        LaunchTemplate={"LaunchTemplateName": template(cloud, **data), "Version": "1"},
    )
    before = running()
    scaling.start_instance_refresh(AutoScalingGroupName=name)
    assert len(before) == 2
    assert before.isdisjoint(running())


def test_a_refresh_of_no_group_is_an_error_and_not_tried_again(cloud: Cloud) -> None:
    with pytest.raises(ClientError, match=r"ValidationError.*not found") as caught:
        cloud.client("autoscaling").start_instance_refresh(AutoScalingGroupName="absent")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
