"""The stack of this project, as it is shipped: a real init, apply, second plan and destroy."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from snowform.local import NIXOS_OWNER, Item, LocalAws, inventory
from snowform.tofu import Tofu
from tests.e2e.harness import Workspace
from tests.tools import need

pytestmark = pytest.mark.e2e

SETTINGS: dict[str, Any] = json.loads((ROOT / "cdktf.json").read_text())["context"]["nixos-host"]
REGION: str = SETTINGS["region"]

# boto3's call for a type, its argument for ids, and the list in its answer.
DESCRIBED = {
    "aws_vpc": ("vpcs", "VpcIds", "Vpcs"),
    "aws_subnet": ("subnets", "SubnetIds", "Subnets"),
    "aws_internet_gateway": ("internet_gateways", "InternetGatewayIds", "InternetGateways"),
    "aws_route_table": ("route_tables", "RouteTableIds", "RouteTables"),
    "aws_security_group": ("security_groups", "GroupIds", "SecurityGroups"),
    "aws_key_pair": ("key_pairs", "KeyNames", "KeyPairs"),
    "aws_instance": ("instances", "InstanceIds", "Reservations"),
}


@dataclass(frozen=True)
class Applied:
    """What there was after the apply; recorded at once, so that the destroy may come at any time."""

    workspace: Workspace
    files: list[str]
    ids: dict[str, str]
    found: dict[str, dict[str, Any]]
    image: dict[str, Any]
    user_data: str
    outputs: dict[str, Any]
    inventory: tuple[Item, ...]
    second_plan: list[str]


@pytest.fixture(scope="module")
def aws() -> Iterator[LocalAws]:
    """One of its own, so that "nothing is left" speaks of this stack alone."""
    need("tofu")
    with LocalAws() as running:
        yield running


@pytest.fixture(scope="module")
def ec2(aws: LocalAws) -> Any:
    return aws.client("ec2", REGION)


@pytest.fixture(scope="module")
def applied(
    synthesized: Path,
    aws: LocalAws,
    ec2: Any,
    provider_cache: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Applied:
    folder = tmp_path_factory.mktemp("host") / "nixos-host"
    shutil.copytree(synthesized / "nixos-host", folder)
    files = sorted(path.name for path in folder.iterdir())
    tofu = Tofu.prepared(folder, provider_cache, aws.environment())
    tofu.init()
    tofu.apply()
    resources = tofu.show_json()["values"]["root_module"]["resources"]
    ids = {resource["type"]: resource["values"]["id"] for resource in resources}
    found = describe(ec2, ids)
    user_data = ec2.describe_instance_attribute(InstanceId=ids["aws_instance"], Attribute="userData")
    return Applied(
        workspace=Workspace(tofu),
        files=files,
        ids=ids,
        found=found,
        image=ec2.describe_images(ImageIds=[found["aws_instance"]["ImageId"]])["Images"][0],
        user_data=base64.b64decode(user_data["UserData"]["Value"]).decode(),
        outputs=tofu.output(),
        inventory=inventory(aws.endpoint, region=REGION),
        second_plan=Workspace(tofu).changes(),
    )


def describe(ec2: Any, ids: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What boto3 finds under the ids that the state has."""
    found = {
        kind: getattr(ec2, f"describe_{operation}")(**{argument: [ids[kind]]})[key][0]
        for kind, (operation, argument, key) in DESCRIBED.items()
    }
    (instance,) = found["aws_instance"]["Instances"]
    return {**found, "aws_instance": instance}


def test_what_is_applied_is_the_very_file_that_is_shipped(applied: Applied, synthesized: Path) -> None:
    shipped = (synthesized / "nixos-host" / "config.tf.json").read_bytes()
    assert applied.files == ["config.tf.json"]
    assert (applied.workspace.folder / "config.tf.json").read_bytes() == shipped


def test_boto3_finds_the_network(applied: Applied) -> None:
    vpc, subnet = applied.found["aws_vpc"], applied.found["aws_subnet"]
    assert vpc["CidrBlock"] == "10.0.0.0/16"
    assert (subnet["VpcId"], subnet["AvailabilityZone"]) == (vpc["VpcId"], f"{REGION}a")
    gateway, table = applied.found["aws_internet_gateway"], applied.found["aws_route_table"]
    assert [attached["VpcId"] for attached in gateway["Attachments"]] == [vpc["VpcId"]]
    assert [association["SubnetId"] for association in table["Associations"]] == [subnet["SubnetId"]]
    routes = {route["DestinationCidrBlock"]: route["GatewayId"] for route in table["Routes"]}
    assert routes == {"10.0.0.0/16": "local", "0.0.0.0/0": gateway["InternetGatewayId"]}


def test_boto3_finds_the_group_and_the_key(applied: Applied) -> None:
    rules = {
        (rule["FromPort"], network["CidrIp"])
        for rule in applied.found["aws_security_group"]["IpPermissions"]
        for network in rule["IpRanges"]
    }
    firewall = SETTINGS["firewall"]
    ssh = {(22, network) for network in firewall["ssh_from"]}
    assert rules == ssh | {(port, "0.0.0.0/0") for port in firewall["tcp_ports"]}
    (name,) = SETTINGS["ssh_keys"]
    assert applied.found["aws_key_pair"]["KeyName"] == f"nixos-host-{name}"


def test_boto3_finds_the_instance_in_its_place(applied: Applied) -> None:
    instance = applied.found["aws_instance"]
    assert instance["State"]["Name"] == "running"
    assert instance["SubnetId"] == applied.ids["aws_subnet"]
    assert instance["KeyName"] == applied.ids["aws_key_pair"]
    assert [group["GroupId"] for group in instance["SecurityGroups"]] == [applied.ids["aws_security_group"]]
    assert instance["MetadataOptions"]["HttpTokens"] == "required"
    assert applied.outputs["addresses"] == {"web": instance["PublicIpAddress"]}


def test_the_instance_has_the_newest_nixos_image_of_its_release(applied: Applied, aws: LocalAws) -> None:
    release = f"nixos/{SETTINGS['release']}."
    of_release = [
        image for image in aws.images if image.name.startswith(release) and image.architecture == "x86_64"
    ]
    newest = max(of_release, key=lambda image: image.created)
    assert len(of_release) > 1
    assert (applied.image["Name"], applied.image["OwnerId"]) == (newest.name, NIXOS_OWNER)


def test_the_user_data_arrives_as_it_was_written(applied: Applied) -> None:
    written = (ROOT / SETTINGS["instances"]["web"]["user_data"]).read_text()
    assert applied.user_data == written
    for trap in ("${modulesPath}", "''${HEALTH_PATH:-/}", "%{http_code}"):
        assert trap in written


def test_a_second_plan_is_empty(applied: Applied) -> None:
    assert applied.second_plan == []


def test_the_inventory_lists_what_was_made(applied: Applied) -> None:
    assert [item.kind for item in applied.inventory] == [
        "VPC",
        "subnet",
        "internet gateway",
        "route table",
        "route",
        "security group",
        "key pair",
        "instance",
        "volume",
    ]


def test_a_destroy_leaves_nothing(applied: Applied, aws: LocalAws, ec2: Any) -> None:
    applied.workspace.destroy()
    assert inventory(aws.endpoint, region=REGION) == ()
    assert ec2.describe_network_interfaces()["NetworkInterfaces"] == []
