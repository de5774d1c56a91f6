"""What boto3 sees of the gaps where moto takes what AWS refuses: the codes of the errors, or "taken"."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

from tests.local.cloud import Cloud
from tests.local.observations import observation

TOO_MUCH = "x" * 16_385


def answer(call: Callable[[], Any]) -> str:
    try:
        call()
    except ClientError as error:
        code: str = error.response["Error"]["Code"]
        return code
    return "taken"


def rule(first: int, last: int, cidr: str = "10.0.0.0/8") -> list[dict[str, Any]]:
    return [{"IpProtocol": "tcp", "FromPort": first, "ToPort": last, "IpRanges": [{"CidrIp": cidr}]}]


def made_template(cloud: Cloud, **data: Any) -> str:
    name = f"template-{uuid.uuid4().hex}"
    whole = {"ImageId": cloud.image(), "InstanceType": "t3.small", **data}
    cloud.ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData=whole)
    return name


def made_group(cloud: Cloud, template: str, **more: Any) -> None:
    cloud.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=f"group-{uuid.uuid4().hex}",
        **{"MinSize": 0, "MaxSize": 1, "AvailabilityZones": [cloud.zone], **more},
        LaunchTemplate={"LaunchTemplateName": template, "Version": "1"},
    )


@observation(
    mended=[
        "InvalidParameterValue",
        "InvalidParameterValue",
        "InvalidAMIID.NotFound",
        "InvalidKeyPair.NotFound",
        "InvalidParameterValue",
        "ValidationError",
    ],
    released=["taken"] * 6,
)
def refused_launches(cloud: Cloud) -> Any:
    launches: list[dict[str, Any]] = [
        {"InstanceType": "t4g.small"},
        {"InstanceType": "t3.smal"},
        {"ImageId": "ami-0123456789abcdef0"},
        {"KeyName": "nobody"},
        {"UserData": TOO_MUCH},
    ]
    answers = [answer(lambda more=more: cloud.launch(**more)) for more in launches]  # type: ignore[misc]
    template = made_template(cloud, InstanceType="t4g.small")
    return [*answers, answer(lambda: made_group(cloud, template))]


@observation(mended="InvalidUserData.Malformed", released="taken")
def user_data_of_templates(cloud: Cloud) -> Any:
    encoded = base64.b64encode(TOO_MUCH.encode()).decode()
    return answer(lambda: made_template(cloud, UserData=encoded))


@observation(mended="InvalidKey.Format", released="500")
def key_format(cloud: Cloud) -> Any:
    return answer(lambda: cloud.ec2.import_key_pair(KeyName="none", PublicKeyMaterial=b"no key"))


@observation(mended="InvalidVolume.ZoneMismatch", released="taken")
def volumes_of_other_zones(cloud: Cloud) -> Any:
    volume = cloud.ec2.create_volume(Size=1, AvailabilityZone=f"{cloud.zone[:-1]}b")["VolumeId"]
    instance = cloud.launch()
    return answer(lambda: cloud.ec2.attach_volume(VolumeId=volume, InstanceId=instance, Device="/dev/sdf"))


@observation(mended="InvalidSubnet.Range", released="taken")
def smallest_subnet(cloud: Cloud) -> Any:
    vpc, _ = cloud.subnet()
    return answer(lambda: cloud.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.9.0/29"))


@observation(mended=["InvalidParameterValue"] * 2, released=["taken"] * 2)
def refused_rules(cloud: Cloud) -> Any:
    group = cloud.group(cloud.subnet()[0])
    allow = cloud.ec2.authorize_security_group_ingress
    return [
        answer(lambda: allow(GroupId=group, IpPermissions=rule(30, 20))),
        answer(lambda: allow(GroupId=group, IpPermissions=rule(70000, 70000))),
    ]


@observation(mended=["10.1.0.0/16", "10.0.0.0/8"], released=["10.1.0.5/16", "10.0.0.5/8"])
def canonical_ranges(cloud: Cloud) -> Any:
    vpc = cloud.ec2.create_vpc(CidrBlock="10.1.0.5/16")["Vpc"]
    group = cloud.group(vpc["VpcId"])
    cloud.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=rule(22, 22, "10.0.0.5/8"))
    filters = [{"Name": "group-id", "Values": [group]}]
    rules = cloud.ec2.describe_security_group_rules(Filters=filters)["SecurityGroupRules"]
    return [vpc["CidrBlock"], *(found["CidrIpv4"] for found in rules if not found["IsEgress"])]


@observation(mended=["DependencyViolation"] * 2, released=["taken"] * 2)
def deletions_of_what_is_in_use(cloud: Cloud) -> Any:
    vpc, subnet = cloud.subnet()
    group = cloud.group(vpc)
    cloud.launch(SubnetId=subnet, SecurityGroupIds=[group])
    return [
        answer(lambda: cloud.ec2.delete_security_group(GroupId=group)),
        answer(lambda: cloud.ec2.delete_subnet(SubnetId=subnet)),
    ]


@observation(mended=["InvalidParameterValue"] * 2, released=["taken"] * 2)
def refused_tags(cloud: Cloud) -> Any:
    vpc, _ = cloud.subnet()
    tag = cloud.ec2.create_tags
    return [
        answer(lambda: tag(Resources=[vpc], Tags=[{"Key": "k" * 129, "Value": ""}])),
        answer(lambda: tag(Resources=[vpc], Tags=[{"Key": "k", "Value": "v" * 257}])),
    ]


@observation(mended=["BadRequest", "InvalidTag"], released=["taken", "taken"])
def refused_bucket_tags(cloud: Cloud) -> Any:
    s3, bucket = cloud.client("s3"), f"bucket-{uuid.uuid4().hex}"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": cloud.zone[:-1]})
    many = [{"Key": str(number), "Value": ""} for number in range(51)]
    long = [{"Key": "k" * 129, "Value": ""}]
    return [
        answer(lambda tags=tags: s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": tags}))  # type: ignore[misc]
        for tags in (many, long)
    ]
