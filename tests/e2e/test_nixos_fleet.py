"""A fleet behind a balancer: applied, planned again, given a new configuration, and destroyed."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from snowform.local import LocalAws, inventory
from snowform.settings import read
from stacks.nixos_fleet import NixosFleet, NixosFleetSettings
from tests.e2e.harness import Workspace, Workspaces, kept_provider
from tests.synthesis import STACK, synthesize
from tests.tools import need

pytestmark = pytest.mark.e2e

REGION = "eu-central-1"
CONFIGURATION = ROOT / "stacks" / "fleet.nix"
SETTINGS: dict[str, Any] = {
    "region": REGION,
    "release": "26.05",
    "instance_type": "t3.small",
    "size": {"min_size": 2, "max_size": 4, "desired_capacity": 3},
    "scaling": {"metric": "requests", "target_value": 1000},
    "rollout": {"notify": ["ops@example.org"]},
    "network": {"availability_zones": ["a", "b"], "private": True, "nat": "single"},
}


class Cloud:
    """The local AWS of this file as boto3 sees it."""

    def __init__(self, aws: LocalAws) -> None:
        self.aws = aws

    def client(self, service: str) -> Any:
        return self.aws.client(service, REGION)

    def group(self) -> Any:
        (group,) = self.client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]
        return group

    def versions(self, template: str) -> list[Any]:
        """The template's versions, the first one first."""
        answer = self.client("ec2").describe_launch_template_versions(LaunchTemplateId=template)
        return sorted(answer["LaunchTemplateVersions"], key=lambda version: version["VersionNumber"])

    def refreshes(self) -> list[Any]:
        scaling = self.client("autoscaling")
        found: list[Any] = scaling.describe_instance_refreshes(AutoScalingGroupName=STACK)[
            "InstanceRefreshes"
        ]
        return found


@dataclass(frozen=True)
class Fleet:
    """What there was after each step; recorded at once, so that the destroy may come at any time."""

    workspace: Workspace
    outputs: dict[str, Any]
    second_plan: list[str]
    group: Any
    first: list[Any]
    healthy: list[str]
    balancer: Any
    listeners: dict[int, Any]
    new_configuration: str
    refreshes_before: list[Any]
    changed_group: Any
    both: list[Any]
    refreshes: list[Any]
    third_plan: list[str]


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    """One of its own, so that "nothing is left" speaks of this stack alone."""
    need("tofu")
    with LocalAws() as running:
        yield Cloud(running)


@pytest.fixture(scope="module")
def fleet(cloud: Cloud, provider_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    certificate = cloud.client("acm").request_certificate(DomainName="example.org")["CertificateArn"]
    balancer = {"health_check_path": "/health", "certificate_arn": certificate, "wait_until_healthy": True}
    settings = {**SETTINGS, "load_balancer": balancer}
    changed = tmp_path_factory.mktemp("changed") / "fleet.nix"
    changed.write_text(CONFIGURATION.read_text().replace("ok", "well"))
    with kept_provider(cloud.aws) as provider:
        workspaces = Workspaces(tmp_path_factory.mktemp("fleet"), cloud.aws, provider, provider_cache)
        workspace = workspaces.write("nixos-fleet", document(settings, CONFIGURATION)).apply()
        outputs = workspace.tofu.output()
        balancing = cloud.client("elbv2")
        group = cloud.group()
        (arn,) = group["TargetGroupARNs"]
        health = balancing.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"]
        (made,) = balancing.describe_load_balancers()["LoadBalancers"]
        listeners = balancing.describe_listeners(LoadBalancerArn=made["LoadBalancerArn"])["Listeners"]
        before = {
            "outputs": outputs,
            "second_plan": workspace.changes(),
            "group": group,
            "first": cloud.versions(outputs["template_id"]),
            "healthy": [
                target["Target"]["Id"] for target in health if target["TargetHealth"]["State"] == "healthy"
            ],
            "balancer": made,
            "listeners": {listener["Port"]: listener for listener in listeners},
            "refreshes_before": cloud.refreshes(),
        }
        workspace.rewrite(document(settings, changed))
        workspace.apply()
        yield Fleet(
            workspace=workspace,
            new_configuration=changed.read_text(),
            changed_group=cloud.group(),
            both=cloud.versions(outputs["template_id"]),
            refreshes=cloud.refreshes(),
            third_plan=workspace.changes(),
            **before,
        )


def document(settings: dict[str, Any], configuration: Path) -> Any:
    value = {**settings, "user_data": str(configuration)}
    fleet = read(NixosFleetSettings, value, where="test")
    return synthesize(lambda _: None, lambda app, name: NixosFleet(app, name, fleet))


def user_data(version: Any) -> str:
    return base64.b64decode(version["LaunchTemplateData"]["UserData"]).decode()


def machines(group: Any) -> set[str]:
    return {machine["InstanceId"] for machine in group["Instances"]}


def test_a_second_plan_is_empty(fleet: Fleet) -> None:
    assert fleet.second_plan == []


def test_the_user_data_arrives_byte_for_byte(fleet: Fleet) -> None:
    (version,) = fleet.first
    written = CONFIGURATION.read_text()
    assert user_data(version) == written
    for trap in ("${modulesPath}", "''${HEALTH_PATH:-/health}", "%{http_code}", '\\n";'):
        assert trap in written


def test_the_template_has_the_settings_that_aws_recommends(fleet: Fleet) -> None:
    data = fleet.first[0]["LaunchTemplateData"]
    assert data["MetadataOptions"]["HttpTokens"] == "required"
    (disk,) = data["BlockDeviceMappings"]
    assert disk["DeviceName"] == "/dev/xvda"
    assert (disk["Ebs"]["VolumeType"], disk["Ebs"]["Encrypted"]) == ("gp3", True)
    assert data["NetworkInterfaces"][0]["AssociatePublicIpAddress"] is False
    assert data["IamInstanceProfile"] == {"Name": f"{STACK}-{REGION}"}
    assert [specification["ResourceType"] for specification in data["TagSpecifications"]] == [
        "instance",
        "volume",
        "network-interface",
    ]


def test_as_many_machines_as_wanted_are_healthy_behind_the_balancer(fleet: Fleet) -> None:
    assert len(fleet.healthy) == 3
    assert set(fleet.healthy) == machines(fleet.group)
    assert (fleet.group["MinSize"], fleet.group["MaxSize"]) == (2, 4)
    assert fleet.outputs["dns_name"] == fleet.balancer["DNSName"]
    assert fleet.outputs["group_name"] == fleet.group["AutoScalingGroupName"]


def test_the_balancer_serves_https_and_sends_http_there(fleet: Fleet) -> None:
    assert fleet.listeners[80]["DefaultActions"][0]["RedirectConfig"]["Protocol"] == "HTTPS"
    assert fleet.listeners[443]["SslPolicy"] == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    assert fleet.outputs["url"] == f"https://{fleet.balancer['DNSName']}/"


def test_a_new_configuration_is_a_new_version_and_replaces_every_machine(fleet: Fleet) -> None:
    assert fleet.refreshes_before == []
    assert [version["VersionNumber"] for version in fleet.both] == [1, 2]
    assert user_data(fleet.both[1]) == fleet.new_configuration
    assert user_data(fleet.both[0]) == CONFIGURATION.read_text()
    assert fleet.both[1]["DefaultVersion"] is True
    assert fleet.changed_group["LaunchTemplate"]["Version"] == "2"
    assert len(fleet.refreshes) == 1
    assert len(machines(fleet.changed_group)) == 3
    assert machines(fleet.changed_group).isdisjoint(machines(fleet.group))
    assert fleet.third_plan == []


@pytest.mark.thorough
def test_a_destroy_leaves_nothing(fleet: Fleet, cloud: Cloud) -> None:
    fleet.workspace.destroy()
    assert inventory(cloud.aws.endpoint, region=REGION) == ()
    scaling, ec2, balancing = (cloud.client(name) for name in ("autoscaling", "ec2", "elbv2"))
    assert scaling.describe_auto_scaling_groups()["AutoScalingGroups"] == []
    assert scaling.describe_policies()["ScalingPolicies"] == []
    assert ec2.describe_launch_templates()["LaunchTemplates"] == []
    # moto keeps the interface of a NAT gateway.
    of_nat = ec2.describe_nat_gateways()["NatGateways"][0]["NatGatewayAddresses"][0]["NetworkInterfaceId"]
    left = {
        interface["NetworkInterfaceId"]
        for interface in ec2.describe_network_interfaces()["NetworkInterfaces"]
    }
    assert left <= {of_nat}
    assert balancing.describe_load_balancers()["LoadBalancers"] == []
    assert balancing.describe_target_groups()["TargetGroups"] == []
    iam = cloud.client("iam")
    assert iam.list_instance_profiles()["InstanceProfiles"] == []
