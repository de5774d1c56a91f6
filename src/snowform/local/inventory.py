"""List what exists in an AWS, through boto3. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from dataclasses import dataclass
from typing import Any

from snowform.local.clients import client
from snowform.local.images import LOCAL_OWNER
from snowform.local.process import REGION


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that exists: what it is, its id, its Name tag, and what is worth reading about it."""

    kind: str
    id: str
    name: str
    detail: str


def inventory(endpoint: str, *, region: str = REGION) -> tuple[Item, ...]:
    """What exists at that endpoint in that region, besides what every account is born with.

    In the order in which a host's infrastructure is built: network, access, machines, then the rest.
    """
    clients = {service: client(service, endpoint, region) for service, _ in SECTIONS}
    return tuple(item for service, section in SECTIONS for item in section(clients[service]))


def _network(ec2: Any) -> Iterator[Item]:
    for vpc in _all(ec2, "describe_vpcs", "Vpcs"):
        if not vpc["IsDefault"]:
            yield Item("VPC", vpc["VpcId"], _name(vpc), _words(vpc["CidrBlock"], *_ipv6(vpc)))
    for subnet in _all(ec2, "describe_subnets", "Subnets"):
        if not subnet["DefaultForAz"]:
            detail = _words(subnet.get("CidrBlock"), *_ipv6(subnet), subnet["AvailabilityZone"])
            yield Item("subnet", subnet["SubnetId"], _name(subnet), detail)
    for gateway in _all(ec2, "describe_internet_gateways", "InternetGateways"):
        attached = [attachment["VpcId"] for attachment in gateway["Attachments"]]
        yield Item("internet gateway", gateway["InternetGatewayId"], _name(gateway), _words(*attached))
    for gateway in _all(ec2, "describe_egress_only_internet_gateways", "EgressOnlyInternetGateways"):
        attached = [attachment["VpcId"] for attachment in gateway["Attachments"]]
        identity = gateway["EgressOnlyInternetGatewayId"]
        yield Item("egress-only gateway", identity, _name(gateway), _words(*attached))
    for gateway in _all(ec2, "describe_nat_gateways", "NatGateways"):
        if gateway["State"] != "deleted":
            yield Item("NAT gateway", gateway["NatGatewayId"], _name(gateway), gateway["SubnetId"])


def _routes(ec2: Any) -> Iterator[Item]:
    for table in _all(ec2, "describe_route_tables", "RouteTables"):
        if not any(association.get("Main") for association in table["Associations"]):
            subnets = [
                association["SubnetId"] for association in table["Associations"] if "SubnetId" in association
            ]
            yield Item("route table", table["RouteTableId"], _name(table), _words(*subnets))
        for route in table["Routes"]:
            if route.get("GatewayId") != "local":
                yield Item("route", table["RouteTableId"], "", _route(route))


def _access(ec2: Any) -> Iterator[Item]:
    for group in _all(ec2, "describe_security_groups", "SecurityGroups"):
        if group["GroupName"] != "default":
            rules = f"{_count(group['IpPermissions'], 'rule')} in, {len(group['IpPermissionsEgress'])} out"
            yield Item("security group", group["GroupId"], _name(group) or group["GroupName"], rules)
    for key in _all(ec2, "describe_key_pairs", "KeyPairs"):
        yield Item("key pair", key["KeyPairId"], key["KeyName"], key["KeyFingerprint"])


def _machines(ec2: Any) -> Iterator[Item]:
    images = {image["ImageId"]: image for image in _all(ec2, "describe_images", "Images")}
    for reservation in _all(ec2, "describe_instances", "Reservations"):
        for instance in reservation["Instances"]:
            if instance["State"]["Name"] != "terminated":
                image = images.get(instance["ImageId"], {}).get("Name", instance["ImageId"])
                addresses = (instance.get("PrivateIpAddress"), instance.get("PublicIpAddress"))
                detail = _words(instance["InstanceType"], image, *addresses)
                yield Item("instance", instance["InstanceId"], _name(instance), detail)
    for volume in _all(ec2, "describe_volumes", "Volumes"):
        encrypted = "encrypted" if volume["Encrypted"] else ""
        detail = _words(f"{volume['Size']} GiB", volume["VolumeType"], encrypted)
        yield Item("volume", volume["VolumeId"], _name(volume), detail)
    for address in _all(ec2, "describe_addresses", "Addresses"):
        detail = _words(address["PublicIp"], address.get("InstanceId"))
        yield Item("address", address["AllocationId"], _name(address), detail)
    for template in _all(ec2, "describe_launch_templates", "LaunchTemplates"):
        detail = f"version {template['LatestVersionNumber']}"
        yield Item("launch template", template["LaunchTemplateId"], template["LaunchTemplateName"], detail)
    for image in images.values():
        if image["OwnerId"] == LOCAL_OWNER and not image["Public"]:
            yield Item("image", image["ImageId"], image["Name"], image["Architecture"])


def _scaling(autoscaling: Any) -> Iterator[Item]:
    for group in _all(autoscaling, "describe_auto_scaling_groups", "AutoScalingGroups"):
        detail = f"{_count(group['Instances'], 'instance')} of {group['MinSize']} to {group['MaxSize']}"
        yield Item("auto scaling group", group["AutoScalingGroupName"], "", detail)


def _balancers(elbv2: Any) -> Iterator[Item]:
    for balancer in _all(elbv2, "describe_load_balancers", "LoadBalancers"):
        detail = _words(balancer["Type"], balancer["DNSName"])
        yield Item("load balancer", balancer["LoadBalancerName"], "", detail)


def _roles(iam: Any) -> Iterator[Item]:
    for role in _all(iam, "list_roles", "Roles"):
        yield Item("role", role["RoleName"], "", role["Arn"])


def _zones(route53: Any) -> Iterator[Item]:
    for zone in _all(route53, "list_hosted_zones", "HostedZones"):
        kind = "private" if zone["Config"].get("PrivateZone") else "public"
        yield Item("DNS zone", zone["Id"].removeprefix("/hostedzone/"), zone["Name"], kind)


def _buckets(s3: Any) -> Iterator[Item]:
    for bucket in _all(s3, "list_buckets", "Buckets"):
        objects = list(_all(s3, "list_objects_v2", "Contents", Bucket=bucket["Name"]))
        yield Item("bucket", bucket["Name"], "", _count(objects, "object"))


SECTIONS: tuple[tuple[str, Callable[[Any], Iterator[Item]]], ...] = (
    ("ec2", _network),
    ("ec2", _routes),
    ("ec2", _access),
    ("ec2", _machines),
    ("autoscaling", _scaling),
    ("elbv2", _balancers),
    ("iam", _roles),
    ("route53", _zones),
    ("s3", _buckets),
)


def _all(client: Any, operation: str, key: str, **arguments: Any) -> Iterator[Mapping[str, Any]]:
    """Every entry of a listing, over all its pages."""
    if client.can_paginate(operation):
        for page in client.get_paginator(operation).paginate(**arguments):
            yield from page.get(key, [])
    else:
        yield from getattr(client, operation)(**arguments)[key]


def _name(raw: Mapping[str, Any]) -> str:
    return next((str(tag["Value"]) for tag in raw.get("Tags", []) if tag["Key"] == "Name"), "")


def _ipv6(raw: Mapping[str, Any]) -> list[str]:
    return [association["Ipv6CidrBlock"] for association in raw.get("Ipv6CidrBlockAssociationSet", [])]


def _words(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _count(things: Sized, word: str) -> str:
    return f"{len(things)} {word}" if len(things) == 1 else f"{len(things)} {word}s"


def _route(route: Mapping[str, Any]) -> str:
    """The route's target is the only other field that is an id."""
    to = next(value for name, value in route.items() if name.startswith("Destination"))
    through = [name for name in route if name.endswith("Id") and not name.startswith("Destination")]
    return f"{to} through {route[through[0]]}" if through else str(to)
