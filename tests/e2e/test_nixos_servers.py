"""A team's network and its machines: a real apply, a second plan, what boto3 finds, and a destroy."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from snowform.local import LocalAws, inventory
from tests.e2e.harness import Workspaces, kept_provider, together
from tests.tools import need

pytestmark = pytest.mark.e2e

REGION = "eu-central-1"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBughmCApaw7Dc5azT0kHpjDURCsebOFh7zjxgiSSOh8"
PEOPLE = {"anna": f"{KEY} anna@example.org", "bert": f"{KEY} bert@example.org"}
PROGRAM = """
from cdktf import App

from snowform import settings
from stacks.nixos_servers import NixosServers, NixosServersSettings

app = App()
for name in ("team", "dual"):
    NixosServers(app, name, settings.load(app, name, NixosServersSettings))
app.synth()
"""
TEAM: dict[str, Any] = {
    "region": REGION,
    "release": "26.05",
    "ssh_keys": PEOPLE,
    "network": {
        "cidr": "10.20.0.0/16",
        "availability_zones": ["a", "b"],
        "private": True,
        "nat": "single",
        "endpoints": ["s3", "dynamodb", "ssm", "ssmmessages", "ec2messages"],
        "flow_logs": {"retention_in_days": 14, "max_aggregation_interval": 60},
        "restrict_default_security_group": True,
        "apart_from": ["10.8.0.0/16"],
    },
    "dns": {"name": "shop.internal", "private_zone": True, "create": True},
    "jump_host": "web-1",
    "kinds": {
        "web": {
            "instance_type": "t4g.small",
            "elastic_ip": True,
            "firewall": {"ssh_from": ["203.0.113.0/24"], "tcp_ports": [443]},
            "instance_profile": {
                "policy_arns": ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
                "ssm": True,
            },
        },
        "database": {
            "instance_type": "t3.small",
            "subnet": "private",
            "user_data": str(ROOT / "stacks" / "database.nix"),
            "firewall": {"tcp_from": {"web": [5432]}},
        },
    },
    "machines": {
        "web-1": {"kind": "web", "dns": "web"},
        "db-1": {"kind": "database", "availability_zone": "b"},
    },
}
# IPv6 and data volumes cost 40 s more in a row, so they are applied beside the others.
DUAL: dict[str, Any] = {
    "region": REGION,
    "release": "26.05",
    "network": {
        "cidr": "10.30.0.0/20",
        "availability_zones": ["c"],
        "ipv6": True,
        "private": True,
        "nat": "per-zone",
    },
    "dns": {"name": "example.org"},
    "machines": {
        "www": {
            "instance_type": "t3.small",
            "elastic_ip": True,
            "dns": "www",
            "volumes": {
                "data": {"size": 100, "device_name": "/dev/sdf", "iops": 4000, "throughput": 250},
                "scratch": {"size": 10, "device_name": "/dev/sdg", "on_destroy": "delete"},
            },
        }
    },
}


@dataclass(frozen=True)
class Applied:
    """What there was after the apply, and what was left of it after the destroy."""

    outputs: dict[str, Any]
    second_plans: list[list[str]]
    kinds: Counter[str]
    found: dict[str, Any]
    left: list[str]
    snapshots: list[tuple[str, int]]


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    """One of its own, so that "nothing is left" speaks of these stacks alone."""
    need("tofu")
    with LocalAws() as running:
        yield running


@pytest.fixture(scope="module")
def synthesized_here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `snowform synth` makes of a project with the two stacks."""
    folder = tmp_path_factory.mktemp("servers")
    (folder / "main.py").write_text(PROGRAM)
    project = {"language": "python", "app": "python3 main.py", "context": {"team": TEAM, "dual": DUAL}}
    (folder / "cdktf.json").write_text(json.dumps(project))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "snowform", "synth", "-o", "out"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "out"


@pytest.fixture(scope="module")
def applied(aws: LocalAws, synthesized_here: Path, tmp_path_factory: pytest.TempPathFactory) -> Applied:
    clients = {name: aws.client(name, REGION) for name in ("ec2", "iam", "logs", "route53")}
    clients["route53"].create_hosted_zone(Name="example.org", CallerReference="of somebody else")
    born = [item.kind for item in inventory(aws.endpoint, region=REGION)]
    snapshots = {snapshot["SnapshotId"] for snapshot in clients["ec2"].describe_snapshots()["Snapshots"]}
    cache = tmp_path_factory.mktemp("providers")
    # A provider that is kept running has one region and one set of tags at a time: one for each stack.
    with kept_provider(aws) as one, kept_provider(aws) as other:
        both = [
            Workspaces(tmp_path_factory.mktemp(name), aws, provider, cache).copy(synthesized_here / name)
            for name, provider in (("team", one), ("dual", other))
        ]
        together(lambda workspace: workspace.apply(), both)
        second_plans = together(lambda workspace: workspace.changes(), both)
        outputs = dict(zip(("team", "dual"), (workspace.tofu.output() for workspace in both), strict=True))
        kinds = Counter(item.kind for item in inventory(aws.endpoint, region=REGION))
        found = look(clients, outputs["team"])
        together(lambda workspace: workspace.destroy(), both)
    left = [item.kind for item in inventory(aws.endpoint, region=REGION)]
    return Applied(
        outputs=outputs,
        second_plans=second_plans,
        kinds=kinds,
        found=found,
        left=[*(Counter(left) - Counter(born)).elements(), *unlisted(clients)],
        snapshots=[
            (next(tag["Value"] for tag in snapshot["Tags"] if tag["Key"] == "Name"), snapshot["VolumeSize"])
            for snapshot in clients["ec2"].describe_snapshots()["Snapshots"]
            if snapshot["SnapshotId"] not in snapshots
        ],
    )


def look(clients: dict[str, Any], outputs: dict[str, Any]) -> dict[str, Any]:
    """What boto3 finds of the network and the machines of an applied stack."""
    ec2, ids = clients["ec2"], outputs["instance_ids"]
    machines = {
        name: ec2.describe_instances(InstanceIds=[ids[name]])["Reservations"][0]["Instances"][0]
        for name in ids
    }
    mine = {"Filters": [{"Name": "vpc-id", "Values": [machines["web-1"]["VpcId"]]}]}
    user_data = ec2.describe_instance_attribute(InstanceId=ids["web-1"], Attribute="userData")
    return {
        "machines": machines,
        "architectures": {
            name: ec2.describe_images(ImageIds=[machine["ImageId"]])["Images"][0]["Architecture"]
            for name, machine in machines.items()
        },
        "subnets": {
            subnet["SubnetId"]: subnet["CidrBlock"] for subnet in ec2.describe_subnets(**mine)["Subnets"]
        },
        "tables": ec2.describe_route_tables(**mine)["RouteTables"],
        "groups": ec2.describe_security_groups(**mine)["SecurityGroups"],
        "nat": {
            gateway["SubnetId"]: gateway["NatGatewayId"]
            for gateway in ec2.describe_nat_gateways()["NatGateways"]
        },
        "endpoints": ec2.describe_vpc_endpoints(**mine)["VpcEndpoints"],
        "flow_logs": ec2.describe_flow_logs()["FlowLogs"],
        "volumes": ec2.describe_volumes()["Volumes"],
        "records": records(clients["route53"]),
        "log_groups": log_groups(clients["logs"]),
        "user_data": base64.b64decode(user_data["UserData"]["Value"]).decode(),
    }


def unlisted(clients: dict[str, Any]) -> list[str]:
    """What there is of the kinds that the inventory leaves out."""
    ec2 = clients["ec2"]
    endpoints = ec2.describe_vpc_endpoints()["VpcEndpoints"]
    return [
        *(endpoint["VpcEndpointId"] for endpoint in endpoints if endpoint["State"] != "deleted"),
        *(flow_log["FlowLogId"] for flow_log in ec2.describe_flow_logs()["FlowLogs"]),
        *(
            profile["InstanceProfileName"]
            for profile in clients["iam"].list_instance_profiles()["InstanceProfiles"]
        ),
        *log_groups(clients["logs"]),
    ]


def records(route53: Any) -> dict[tuple[str, str], list[str]]:
    return {
        (record["Name"], record["Type"]): [value["Value"] for value in record["ResourceRecords"]]
        for zone in route53.list_hosted_zones()["HostedZones"]
        for record in route53.list_resource_record_sets(HostedZoneId=zone["Id"])["ResourceRecordSets"]
        if record["Type"] in ("A", "AAAA")
    }


def log_groups(logs: Any) -> list[str]:
    return [group["logGroupName"] for group in logs.describe_log_groups()["logGroups"]]


def test_the_second_plans_are_empty(applied: Applied) -> None:
    assert applied.second_plans == [[], []]


def test_a_destroy_leaves_the_last_snapshot_of_the_data_and_nothing_else(applied: Applied) -> None:
    assert applied.left == []
    assert applied.snapshots == [("dual-www-data", 100)]


def test_the_inventory_lists_both_networks(applied: Applied) -> None:
    wanted = {
        "VPC": 2,
        "subnet": 6,
        "internet gateway": 2,
        "egress-only gateway": 1,
        "NAT gateway": 2,
        "instance": 3,
        "address": 4,
    }
    assert {kind: applied.kinds[kind] for kind in wanted} == wanted


def test_a_private_subnet_gets_out_through_the_nat_of_another_zone(applied: Applied) -> None:
    found = applied.found
    public, private = (found["machines"][name]["SubnetId"] for name in ("web-1", "db-1"))
    assert (found["subnets"][public], found["subnets"][private]) == ("10.20.0.0/20", "10.20.160.0/19")
    (table,) = (
        table
        for table in found["tables"]
        if any(association.get("SubnetId") == private for association in table["Associations"])
    )
    ways = {
        route["DestinationCidrBlock"]: route for route in table["Routes"] if "DestinationCidrBlock" in route
    }
    assert ways["0.0.0.0/0"]["NatGatewayId"] == found["nat"][public]


def test_the_endpoints_are_gateways_and_interfaces_with_the_services_own_names(applied: Applied) -> None:
    endpoints = applied.found["endpoints"]
    kinds = {
        endpoint["ServiceName"].rpartition(".")[2]: endpoint["VpcEndpointType"] for endpoint in endpoints
    }
    interfaces = dict.fromkeys(("ssm", "ssmmessages", "ec2messages"), "Interface")
    assert kinds == {"s3": "Gateway", "dynamodb": "Gateway", **interfaces}
    assert all(
        endpoint["PrivateDnsEnabled"] for endpoint in endpoints if endpoint["VpcEndpointType"] == "Interface"
    )


def test_the_vpcs_traffic_is_logged_and_its_default_group_is_closed(applied: Applied) -> None:
    (flow_log,) = applied.found["flow_logs"]
    assert (flow_log["TrafficType"], flow_log["MaxAggregationInterval"]) == ("ALL", 60)
    assert applied.found["log_groups"] == ["/vpc/team/flow-logs"]
    (default,) = (group for group in applied.found["groups"] if group["GroupName"] == "default")
    assert (default["IpPermissions"], default["IpPermissionsEgress"]) == ([], [])


def test_machines_of_both_architectures_stand_where_they_belong(applied: Applied) -> None:
    web, database = (applied.found["machines"][name] for name in ("web-1", "db-1"))
    outputs = applied.outputs["team"]
    assert applied.found["architectures"] == {"web-1": "arm64", "db-1": "x86_64"}
    assert web["PublicIpAddress"] == outputs["addresses"]["web-1"]
    assert web["IamInstanceProfile"]["Arn"].endswith("/team-web")
    assert "PublicIpAddress" not in database
    assert outputs["ssh"]["db-1"] == (
        f"ssh -J root@{web['PublicIpAddress']} root@{database['PrivateIpAddress']}"
    )


def test_everybodys_key_is_in_the_user_data(applied: Applied) -> None:
    for key in PEOPLE.values():
        assert f"{key}\n" in applied.found["user_data"]


def test_the_data_volumes_are_on_their_devices(applied: Applied) -> None:
    data = [volume for volume in applied.found["volumes"] if volume["Size"] in (100, 10)]
    assert {
        (volume["Attachments"][0]["Device"], volume["Size"], volume["VolumeType"], volume["Encrypted"])
        for volume in data
    } == {("/dev/sdf", 100, "gp3", True), ("/dev/sdg", 10, "gp3", True)}


def test_a_private_zone_has_private_addresses_and_a_public_one_public_addresses(applied: Applied) -> None:
    found, machines = applied.found["records"], applied.found["machines"]
    assert found[("web.shop.internal.", "A")] == [machines["web-1"]["PrivateIpAddress"]]
    assert found[("www.example.org.", "A")] == [applied.outputs["dual"]["addresses"]["www"]]
    (ipv6,) = found[("www.example.org.", "AAAA")]
    assert ":" in ipv6
    assert applied.outputs["team"]["dns_names"] == {"web-1": "web.shop.internal"}
