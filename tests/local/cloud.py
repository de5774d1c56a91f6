"""A local AWS seen through boto3, with the few things that most observations need."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from botocore.config import Config

from snowform.local import LocalAws

NO_RETRIES = Config(retries={"max_attempts": 0})


class Cloud:
    def __init__(self, aws: LocalAws) -> None:
        self._aws = aws
        self.zone = f"{aws.region}a"
        self.client = cache(self._client)

    def _client(self, service: str) -> Any:
        return self._aws.client(service, config=NO_RETRIES)

    @property
    def ec2(self) -> Any:
        return self.client("ec2")

    def image(self, pattern: str = "nixos/25.11.2*x86_64-linux") -> str:
        filters = [{"Name": "name", "Values": [pattern]}]
        image: str = self.ec2.describe_images(Filters=filters)["Images"][0]["ImageId"]
        return image

    def subnet(self, **more: Any) -> tuple[str, str]:
        """A new VPC and a subnet in it."""
        vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = self.ec2.create_subnet(
            VpcId=vpc, CidrBlock="10.0.0.0/24", AvailabilityZone=self.zone, **more
        )
        return vpc, subnet["Subnet"]["SubnetId"]

    def group(self, vpc: str, name: str = "") -> str:
        made = self.ec2.create_security_group(
            GroupName=name or uuid.uuid4().hex, Description="for a test", VpcId=vpc
        )
        group: str = made["GroupId"]
        return group

    def launch(self, **more: Any) -> str:
        """A new instance, by default in a subnet of its own."""
        request = {"ImageId": self.image(), "InstanceType": "t3.small", "MinCount": 1, "MaxCount": 1, **more}
        if "NetworkInterfaces" not in request and "SubnetId" not in request:
            request["SubnetId"] = self.subnet()[1]
        instance: str = self.ec2.run_instances(**request)["Instances"][0]["InstanceId"]
        return instance

    def instance(self, instance: str) -> Any:
        answer = self.ec2.describe_instances(InstanceIds=[instance])
        return answer["Reservations"][0]["Instances"][0]

    def volumes(self, instance: str) -> list[Any]:
        filters = [{"Name": "attachment.instance-id", "Values": [instance]}]
        found: list[Any] = self.ec2.describe_volumes(Filters=filters)["Volumes"]
        return found

    def snapshot(self, size: int = 3) -> str:
        volume = self.ec2.create_volume(Size=size, AvailabilityZone=self.zone)["VolumeId"]
        snapshot: str = self.ec2.create_snapshot(VolumeId=volume)["SnapshotId"]
        return snapshot
