"""Change something of an applied stack from outside, as somebody with a console would: an object's tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from snowform.local import LocalAws
from snowform.provision.state.document import Instance

TAG = "Rehearsed"
# Ids of EC2's objects: what they are, and a hexadecimal number.
_EC2 = re.compile(r"[a-z]+(?:-[a-z]+)?-[0-9a-f]{8,17}")


def disturb(aws: LocalAws, objects: Iterable[Instance]) -> str:
    """Give one object a tag; its address, empty where the stack has none that takes one."""
    # It comes with the extra `local`.
    from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]

    for instance in sorted(objects, key=lambda one: not _EC2.fullmatch(one.id)):
        if not isinstance(instance.attributes.get("tags_all"), Mapping) or instance.deposed:
            continue
        try:
            if _tag(aws, instance):
                return instance.address
        except (BotoCoreError, ClientError):
            # The local AWS does not know how; another object may do.
            continue
    return ""


def _tag(aws: LocalAws, instance: Instance) -> bool:
    region = _region(instance.attributes) or aws.region
    tags = {**instance.attributes["tags_all"], TAG: "outside"}
    if _EC2.fullmatch(instance.id):
        aws.client("ec2", region).create_tags(
            Resources=[instance.id], Tags=[{"Key": TAG, "Value": "outside"}]
        )
    elif instance.type == "aws_s3_bucket":
        pairs = [{"Key": key, "Value": value} for key, value in tags.items()]
        aws.client("s3", region).put_bucket_tagging(Bucket=instance.id, Tagging={"TagSet": pairs})
    elif instance.arn:
        answer = aws.client("resourcegroupstaggingapi", region).tag_resources(
            ResourceARNList=[instance.arn], Tags={TAG: "outside"}
        )
        return not answer.get("FailedResourcesMap")
    else:
        return False
    return True


def left(aws: LocalAws, stack_tag: Mapping[str, str], regions: Iterable[str]) -> list[str]:
    """ARNs of what still carries a stack's tag, without what has ended and is listed for a while still."""
    filters: list[dict[str, Any]] = [{"Key": key, "Values": [value]} for key, value in stack_tag.items()]
    found: dict[str, None] = {}
    for region in regions:
        pages = aws.client("resourcegroupstaggingapi", region).get_paginator("get_resources")
        for page in pages.paginate(TagFilters=filters):
            arns = (mapping["ResourceARN"] for mapping in page["ResourceTagMappingList"])
            found |= dict.fromkeys(arn for arn in arns if not _has_ended(aws, region, arn))
    return list(found)


def _has_ended(aws: LocalAws, region: str, arn: str) -> bool:
    """A machine is listed for an hour, a key and a secret for as many days as their deletion waits."""
    service, name = arn.split(":")[2], arn.rpartition("/")[2]
    if service == "ec2" and name.startswith("i-"):
        described = aws.client("ec2", region).describe_instances(InstanceIds=[name])["Reservations"]
        return all(
            machine["State"]["Name"] == "terminated" for one in described for machine in one["Instances"]
        )
    if service == "kms" and ":key/" in arn:
        metadata = aws.client("kms", region).describe_key(KeyId=arn)["KeyMetadata"]
        return bool(metadata["KeyState"] == "PendingDeletion")
    if service == "secretsmanager":
        return "DeletedDate" in aws.client("secretsmanager", region).describe_secret(SecretId=arn)
    return False


def _region(attributes: Mapping[str, Any]) -> str:
    arn = attributes.get("arn")
    return arn.split(":")[3] if isinstance(arn, str) and arn.count(":") >= 5 else ""
