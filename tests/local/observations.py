"""What boto3 sees of each gap: the function does what the provider does and returns what it reads back."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any

from tests.local.cloud import Cloud


@dataclass(frozen=True)
class Observation:
    observe: Callable[[Cloud], Any]
    mended: Any
    released: Any


OBSERVATIONS: dict[str, Observation] = {}


def observation(*, mended: Any, released: Any) -> Callable[[Callable[[Cloud], Any]], None]:
    """`released` is what moto as it is released gives: the code of its error, where it fails."""

    def register(observe: Callable[[Cloud], Any]) -> None:
        OBSERVATIONS[observe.__name__] = Observation(observe, mended, released)

    return register


@observation(mended="associated", released="{'State': 'associated'}")
def subnet_ipv6_state(cloud: Cloud) -> Any:
    vpc = cloud.ec2.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]
    held = cloud.ec2.describe_vpcs(VpcIds=[vpc["VpcId"]])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"]
    subnet = cloud.ec2.create_subnet(
        VpcId=vpc["VpcId"],
        CidrBlock="10.0.0.0/24",
        Ipv6CidrBlock=held[0]["Ipv6CidrBlock"].replace("/56", "/64"),
    )["Subnet"]
    found = cloud.ec2.describe_subnets(SubnetIds=[subnet["SubnetId"]])["Subnets"][0]
    return found["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlockState"]["State"]


@observation(
    mended={"FileFormat": "parquet", "HiveCompatiblePartitions": True, "PerHourPartition": False},
    released=None,
)
def flow_log_destination_options(cloud: Cloud) -> Any:
    vpc, _ = cloud.subnet()
    bucket = f"flow-{uuid.uuid4().hex}"
    where = {"LocationConstraint": "eu-central-1"}
    cloud.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration=where)
    made = cloud.ec2.create_flow_logs(
        ResourceIds=[vpc],
        ResourceType="VPC",
        TrafficType="ALL",
        LogDestinationType="s3",
        LogDestination=f"arn:aws:s3:::{bucket}",
        DestinationOptions={
            "FileFormat": "parquet",
            "HiveCompatiblePartitions": True,
            "PerHourPartition": False,
        },
    )
    found = cloud.ec2.describe_flow_logs(FlowLogIds=made["FlowLogIds"])["FlowLogs"][0]
    return found.get("DestinationOptions")


@observation(mended=[["first"], ["second"]], released=[[], []])
def groups_of_first_interface(cloud: Cloud) -> Any:
    vpc, subnet = cloud.subnet()
    names = {cloud.group(vpc, name): name for name in ("first", "second")}
    first, second = names
    interface = {"DeviceIndex": 0, "SubnetId": subnet, "AssociatePublicIpAddress": True, "Groups": [first]}
    instance = cloud.launch(NetworkInterfaces=[interface])
    launched = cloud.instance(instance)
    cloud.ec2.modify_network_interface_attribute(
        NetworkInterfaceId=launched["NetworkInterfaces"][0]["NetworkInterfaceId"], Groups=[second]
    )
    changed = cloud.instance(instance)
    return [[names[group["GroupId"]] for group in seen["SecurityGroups"]] for seen in (launched, changed)]


@observation(mended=[False, True], released=[True, True])
def no_empty_association(cloud: Cloud) -> Any:
    _, subnet = cloud.subnet()
    seen = []
    for public in (False, True):
        interface = {"DeviceIndex": 0, "SubnetId": subnet, "AssociatePublicIpAddress": public}
        instance = cloud.instance(cloud.launch(NetworkInterfaces=[interface]))
        seen.append("Association" in instance["NetworkInterfaces"][0])
    return seen


@observation(mended=[True, True, ["default"]], released=[True, False, []])
def default_subnet(cloud: Cloud) -> Any:
    request = {"ImageId": cloud.image(), "InstanceType": "t3.small", "MinCount": 1, "MaxCount": 1}
    launched = cloud.ec2.run_instances(**request)["Instances"][0]
    subnet = cloud.ec2.describe_subnets(SubnetIds=[launched["SubnetId"]])["Subnets"][0]
    address, network = ip_address(launched["PrivateIpAddress"]), ip_network(subnet["CidrBlock"])
    groups = [group["GroupName"] for group in launched["SecurityGroups"]]
    return [subnet["DefaultForAz"], address in network, groups]


@observation(mended=[2, 1, 1, 0], released=[0, 0, 0, 0])
def ipv6_addresses(cloud: Cloud) -> Any:
    vpc = cloud.ec2.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]["VpcId"]
    held = cloud.ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"][0]
    block = held["Ipv6CidrBlock"].replace("/56", "/64")
    subnet = cloud.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24", Ipv6CidrBlock=block)
    where = {"DeviceIndex": 0, "SubnetId": subnet["Subnet"]["SubnetId"]}
    address = {"Ipv6Address": block.replace("/64", "7")}

    def count(**more: Any) -> int:
        launched = cloud.instance(cloud.launch(**more))
        return len(launched["NetworkInterfaces"][0]["Ipv6Addresses"])

    asked = count(NetworkInterfaces=[{**where, "Ipv6AddressCount": 2}])
    chosen = count(NetworkInterfaces=[{**where, "Ipv6Addresses": [address]}])
    plain = count(SubnetId=where["SubnetId"])
    cloud.ec2.modify_subnet_attribute(SubnetId=where["SubnetId"], AssignIpv6AddressOnCreation={"Value": True})
    return [asked, chosen, count(SubnetId=where["SubnetId"]), plain]


@observation(mended={"gone", "available"}, released={"in-use"})
def interfaces_end_with_their_instance(cloud: Cloud) -> Any:
    _, subnet = cloud.subnet()
    own = cloud.ec2.create_network_interface(SubnetId=subnet)["NetworkInterface"]["NetworkInterfaceId"]
    given = cloud.launch(NetworkInterfaces=[{"DeviceIndex": 0, "NetworkInterfaceId": own}])
    made = cloud.launch(SubnetId=subnet)
    launched = cloud.instance(made)["NetworkInterfaces"][0]["NetworkInterfaceId"]
    cloud.ec2.terminate_instances(InstanceIds=[given, made])
    cloud.ec2.terminate_instances(InstanceIds=[given, made])
    filters = [{"Name": "network-interface-id", "Values": [own, launched]}]
    left = cloud.ec2.describe_network_interfaces(Filters=filters)["NetworkInterfaces"]
    states = {interface["NetworkInterfaceId"]: interface["Status"] for interface in left}
    return {states.get(own, "gone"), states.get(launched, "gone")}


@observation(mended=["disabled", "enabled", "disabled"], released="500")
def detailed_monitoring(cloud: Cloud) -> Any:
    instance = cloud.launch()
    seen = [cloud.instance(instance)["Monitoring"]["State"]]
    for switch in (cloud.ec2.monitor_instances, cloud.ec2.unmonitor_instances):
        switch(InstanceIds=[instance])
        seen.append(cloud.instance(instance)["Monitoring"]["State"])
    return seen


@observation(mended=["terminate", 1], released=["stop", 0])
def shutdown_behavior(cloud: Cloud) -> Any:
    vpc, subnet = cloud.subnet()
    instance = cloud.launch(SubnetId=subnet, SecurityGroupIds=[cloud.group(vpc)])
    cloud.ec2.modify_instance_attribute(
        InstanceId=instance, InstanceInitiatedShutdownBehavior={"Value": "terminate"}
    )
    attribute = "instanceInitiatedShutdownBehavior"
    found = cloud.ec2.describe_instance_attribute(InstanceId=instance, Attribute=attribute)
    behavior = found["InstanceInitiatedShutdownBehavior"]["Value"]
    return [behavior, len(cloud.instance(instance)["SecurityGroups"])]


@observation(mended="#! /bin/sh\n# \u00e4", released="InvalidUserData.Malformed")
def changed_user_data(cloud: Cloud) -> Any:
    instance = cloud.launch(UserData="before")
    cloud.ec2.stop_instances(InstanceIds=[instance])
    text = "#! /bin/sh\n# \u00e4"
    cloud.ec2.modify_instance_attribute(InstanceId=instance, UserData={"Value": text.encode()})
    found = cloud.ec2.describe_instance_attribute(InstanceId=instance, Attribute="userData")
    return base64.b64decode(found["UserData"]["Value"]).decode()


@observation(mended=["unlimited", "standard", "standard", "unlimited"], released="500")
def cpu_credits(cloud: Cloud) -> Any:
    def credits_of(instance: str) -> str:
        found = cloud.ec2.describe_instance_credit_specifications(InstanceIds=[instance])
        credit: str = found["InstanceCreditSpecifications"][0]["CpuCredits"]
        return credit

    by_default = credits_of(cloud.launch(InstanceType="t3.small"))
    by_family = credits_of(cloud.launch(InstanceType="t2.small"))
    chosen = cloud.launch(CreditSpecification={"CpuCredits": "standard"})
    at_launch = credits_of(chosen)
    change = {"InstanceId": chosen, "CpuCredits": "unlimited"}
    cloud.ec2.modify_instance_credit_specification(InstanceCreditSpecifications=[change])
    return [by_default, by_family, at_launch, credits_of(chosen)]


@observation(
    mended={"/dev/xvda": (4000, 250), "/dev/xvdb": (3000, 125), "/dev/xvdc": (2000, None)},
    released="InvalidParameterDependency",
)
def volume_performance(cloud: Cloud) -> Any:
    instance = cloud.launch(
        BlockDeviceMappings=[
            {
                "DeviceName": "/dev/xvda",
                "Ebs": {"VolumeSize": 20, "VolumeType": "gp3", "Iops": 4000, "Throughput": 250},
            },
            {"DeviceName": "/dev/xvdb", "Ebs": {"VolumeSize": 20, "VolumeType": "gp3"}},
            {"DeviceName": "/dev/xvdc", "Ebs": {"VolumeSize": 20, "VolumeType": "io2", "Iops": 2000}},
        ]
    )
    volumes = cloud.volumes(instance)
    return {
        volume["Attachments"][0]["Device"]: (volume["Iops"], volume.get("Throughput")) for volume in volumes
    }


@observation(
    mended=[["/dev/xvda"], ["/dev/xvda", "/dev/xvdb"], ["/dev/xvda"]],
    released=[["/dev/sda1"], ["/dev/xvdb"], ["/dev/xvda"]],
)
def root_volume(cloud: Cloud) -> Any:
    data = {"DeviceName": "/dev/xvdb", "Ebs": {"VolumeSize": 5}}
    root = {"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 20}}
    launched = [
        cloud.launch(),
        cloud.launch(BlockDeviceMappings=[data]),
        cloud.launch(BlockDeviceMappings=[root]),
    ]
    return [
        sorted(volume["Attachments"][0]["Device"] for volume in cloud.volumes(instance))
        for instance in launched
    ]


@observation(mended=[True, False], released=[False, False])
def encrypted_snapshot_copy(cloud: Cloud) -> Any:
    source = cloud.snapshot()
    seen = []
    for encrypted in (True, False):
        copied = cloud.ec2.copy_snapshot(
            SourceSnapshotId=source, SourceRegion="eu-central-1", Encrypted=encrypted
        )["SnapshotId"]
        seen.append(cloud.ec2.describe_snapshots(SnapshotIds=[copied])["Snapshots"][0]["Encrypted"])
    return seen


@observation(mended=0, released=16)
def owner_alias(cloud: Cloud) -> Any:
    return len(cloud.ec2.describe_images(Owners=["amazon"])["Images"])


@observation(
    mended={
        "Architecture": "arm64",
        "BootMode": "uefi",
        "EnaSupport": True,
        "ImdsSupport": "v2.0",
        "RootDeviceName": "/dev/xvda",
        "TpmSupport": None,
        "VirtualizationType": "hvm",
        "Ebs": {
            "DeleteOnTermination": True,
            "Encrypted": False,
            "Iops": 3000,
            "Throughput": 125,
            "VolumeSize": 3,
            "VolumeType": "gp3",
        },
        "Copy": ["uefi", "v2.0", "/dev/xvda"],
    },
    released={
        "Architecture": None,
        "BootMode": "uefi",
        "EnaSupport": None,
        "ImdsSupport": None,
        "RootDeviceName": "/dev/sda1",
        "TpmSupport": None,
        "VirtualizationType": None,
        "Ebs": {"DeleteOnTermination": False, "VolumeSize": 15, "VolumeType": "standard"},
        "Copy": ["uefi", None, "/dev/sda1"],
    },
)
def registered_image(cloud: Cloud) -> Any:
    made = cloud.ec2.register_image(
        Name=f"image-{uuid.uuid4().hex}",
        Architecture="arm64",
        BootMode="uefi",
        EnaSupport=True,
        ImdsSupport="v2.0",
        RootDeviceName="/dev/xvda",
        VirtualizationType="hvm",
        BlockDeviceMappings=[
            {"DeviceName": "/dev/xvda", "Ebs": {"SnapshotId": cloud.snapshot(3), "VolumeType": "gp3"}}
        ],
    )
    image = cloud.ec2.describe_images(ImageIds=[made["ImageId"]])["Images"][0]
    names = ("Architecture", "BootMode", "EnaSupport", "ImdsSupport", "RootDeviceName", "TpmSupport")
    seen = {name: image.get(name) for name in (*names, "VirtualizationType")}
    ebs = image["BlockDeviceMappings"][0]["Ebs"]
    ebs.pop("SnapshotId")
    copied = cloud.ec2.copy_image(
        SourceImageId=made["ImageId"], SourceRegion=cloud.ec2.meta.region_name, Name=uuid.uuid4().hex
    )
    copy = cloud.ec2.describe_images(ImageIds=[copied["ImageId"]])["Images"][0]
    of_copy = [copy.get(name) for name in ("BootMode", "ImdsSupport", "RootDeviceName")]
    return {**seen, "Ebs": ebs, "Copy": of_copy}


@observation(mended=["completed", "VHD", 8, True, "InvalidParameter"], released="500")
def import_snapshot(cloud: Cloud) -> Any:
    bucket = f"images-{uuid.uuid4().hex}"
    s3 = cloud.client("s3")
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    s3.put_object(Bucket=bucket, Key="nixos.vhd", Body=b"disk")
    disk = {"Format": "VHD", "UserBucket": {"S3Bucket": bucket, "S3Key": "nixos.vhd"}}
    started = cloud.ec2.import_snapshot(Description="nixos", DiskContainer=disk, Encrypted=True)
    task = started["ImportTaskId"]
    found = cloud.ec2.describe_import_snapshot_tasks(ImportTaskIds=[task])["ImportSnapshotTasks"]
    detail = found[0]["SnapshotTaskDetail"]
    snapshot = cloud.ec2.describe_snapshots(SnapshotIds=[detail["SnapshotId"]])["Snapshots"][0]
    absent = {"Format": "VHD", "UserBucket": {"S3Bucket": bucket, "S3Key": "absent.vhd"}}
    try:
        refused = str(cloud.ec2.import_snapshot(DiskContainer=absent))
    except cloud.ec2.exceptions.ClientError as error:
        refused = error.response["Error"]["Code"]
    return [detail["Status"], detail["Format"], snapshot["VolumeSize"], snapshot["Encrypted"], refused]


@observation(mended=[(120, 86400), (60, 86400)], released=[(None, None), (None, None)])
def group_settings(cloud: Cloud) -> Any:
    scaling, name = cloud.client("autoscaling"), _scaling_group(cloud)

    def settings() -> tuple[int | None, int | None]:
        found = scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
        return found.get("DefaultInstanceWarmup"), found.get("MaxInstanceLifetime")

    seen = [settings()]
    scaling.update_auto_scaling_group(AutoScalingGroupName=name, DefaultInstanceWarmup=60)
    return [*seen, settings()]


@observation(mended=[(True, False), (False, False)], released=[(None, True), (None, True)])
def policy_settings(cloud: Cloud) -> Any:
    scaling, group = cloud.client("autoscaling"), _scaling_group(cloud)
    metric = {"PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"}}
    seen = []
    for name, more in (("on", {}), ("off", {"Enabled": False})):
        scaling.put_scaling_policy(
            AutoScalingGroupName=group,
            PolicyName=name,
            PolicyType="TargetTrackingScaling",
            TargetTrackingConfiguration={**metric, "TargetValue": 50.0},
            **more,
        )
        found = scaling.describe_policies(AutoScalingGroupName=group, PolicyNames=[name])["ScalingPolicies"]
        seen.append((found[0].get("Enabled"), "PredictiveScalingConfiguration" in found[0]))
    return seen


@observation(mended=["Successful", 1, True], released="500")
def instance_refresh(cloud: Cloud) -> Any:
    scaling, name = cloud.client("autoscaling"), _scaling_group(cloud)

    def members() -> set[str]:
        found = scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
        return {instance["InstanceId"] for instance in found["Instances"]}

    before = members()
    refresh = scaling.start_instance_refresh(AutoScalingGroupName=name)["InstanceRefreshId"]
    found = scaling.describe_instance_refreshes(AutoScalingGroupName=name, InstanceRefreshIds=[refresh])
    after = members()
    return [found["InstanceRefreshes"][0]["Status"], len(after), before.isdisjoint(after)]


@observation(mended=[["instance"], []], released=[["instance", "launch-template"], ["launch-template"]])
def template_own_tags(cloud: Cloud) -> Any:
    seen = []
    for started in (["instance"], []):
        tags = [{"Key": "Name", "Value": "web"}]
        made = cloud.ec2.create_launch_template(
            LaunchTemplateName=uuid.uuid4().hex,
            LaunchTemplateData={
                "InstanceType": "t3.small",
                "TagSpecifications": [{"ResourceType": kind, "Tags": tags} for kind in started],
            },
            TagSpecifications=[{"ResourceType": "launch-template", "Tags": tags}],
        )["LaunchTemplate"]["LaunchTemplateId"]
        found = cloud.ec2.describe_launch_template_versions(LaunchTemplateId=made)["LaunchTemplateVersions"]
        specifications = found[0]["LaunchTemplateData"].get("TagSpecifications", [])
        seen.append([specification["ResourceType"] for specification in specifications])
    return seen


@observation(mended=[1, "second"], released="500")
def template_version_user_data(cloud: Cloud) -> Any:
    scaling, group = cloud.client("autoscaling"), _scaling_group(cloud)
    text = base64.b64encode(b"second").decode()
    cloud.ec2.create_launch_template_version(
        LaunchTemplateName=group,
        LaunchTemplateData={"ImageId": cloud.image(), "InstanceType": "t3.small", "UserData": text},
    )
    version = {"LaunchTemplateName": group, "Version": "2"}
    scaling.update_auto_scaling_group(AutoScalingGroupName=group, LaunchTemplate=version, MinSize=2)
    found = scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"][0]
    started = found["Instances"][-1]["InstanceId"]
    read = cloud.ec2.describe_instance_attribute(InstanceId=started, Attribute="userData")["UserData"]
    return [len(found["Instances"]) - 1, base64.b64decode(read["Value"]).decode()]


@observation(mended=["from the other", "changed"], released=[None, "changed"])
def rule_description(cloud: Cloud) -> Any:
    vpc, _ = cloud.subnet()
    group, other = cloud.group(vpc), cloud.group(vpc)
    named = {"GroupId": other, "Description": "from the other"}
    ports = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80}
    made = cloud.ec2.authorize_security_group_ingress(
        GroupId=group, IpPermissions=[{**ports, "UserIdGroupPairs": [named]}]
    )["SecurityGroupRules"][0]["SecurityGroupRuleId"]

    def description() -> Any:
        found = cloud.ec2.describe_security_group_rules(SecurityGroupRuleIds=[made])["SecurityGroupRules"]
        return found[0].get("Description")

    seen = [description()]
    changed = {**ports, "ReferencedGroupId": other, "Description": "changed"}
    cloud.ec2.modify_security_group_rules(
        GroupId=group, SecurityGroupRules=[{"SecurityGroupRuleId": made, "SecurityGroupRule": changed}]
    )
    return [*seen, description()]


@observation(mended=[True, ["eu-central-1"], True], released=[False, [], False])
def private_zone(cloud: Cloud) -> Any:
    vpc, _ = cloud.subnet()
    route53 = cloud.client("route53")
    made = route53.create_hosted_zone(
        Name=f"{uuid.uuid4().hex}.internal",
        CallerReference=uuid.uuid4().hex,
        HostedZoneConfig={"Comment": "for a test"},
        VPC={"VPCRegion": "eu-central-1", "VPCId": vpc},
    )
    found = route53.get_hosted_zone(Id=made["HostedZone"]["Id"])
    vpcs = found.get("VPCs", [])
    same = [association["VPCId"] for association in vpcs] == [vpc]
    return [
        found["HostedZone"]["Config"]["PrivateZone"],
        [association["VPCRegion"] for association in vpcs],
        same,
    ]


def _scaling_group(cloud: Cloud) -> str:
    _, subnet = cloud.subnet()
    name = uuid.uuid4().hex
    template = cloud.ec2.create_launch_template(
        LaunchTemplateName=name,
        LaunchTemplateData={"ImageId": cloud.image(), "InstanceType": "t3.small"},
    )["LaunchTemplate"]["LaunchTemplateId"]
    cloud.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=name,
        LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"},
        MinSize=1,
        MaxSize=2,
        VPCZoneIdentifier=subnet,
        DefaultInstanceWarmup=120,
        MaxInstanceLifetime=86400,
    )
    return name
