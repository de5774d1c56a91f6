from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from snowform.settings import SettingsError, json_schema, read
from stacks.nixos_fleet import IMAGES_GO, NO_WAY_OUT, NixosFleet, NixosFleetSettings
from tests.synthesis import synthesize_noting

PROJECT = Path(__file__).parents[2]
WHERE = "cdktf.json: context.nixos-fleet"
CONFIGURATION = str(PROJECT / "stacks" / "fleet.nix")
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBughmCApaw7Dc5azT0kHpjDURCsebOFh7zjxgiSSOh8"
CERTIFICATE = "arn:aws:acm:us-west-2:123456789012:certificate/1a2b"
LEAST: dict[str, Any] = {
    "region": "eu-central-1",
    "release": "26.05",
    "instance_type": "t3.small",
    "size": {"min_size": 1, "max_size": 3},
}
BALANCED: dict[str, Any] = {"load_balancer": {}, "network": {"availability_zones": ["a", "b"]}}
MOST: dict[str, Any] = {
    "region": "us-west-2",
    "own_image": "web-*",
    "instance_type": "t4g.small",
    "architecture": "arm64",
    "size": {"min_size": 2, "max_size": 6, "desired_capacity": 3},
    "user_data": CONFIGURATION,
    "volume_size": 40,
    "ssh_key": KEY,
    "policy_arns": ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
    "monitoring": True,
    "scaling": {"metric": "requests", "target_value": 1000},
    "rollout": {"health_check_grace_period": 600, "instance_warmup": 500, "min_healthy_percentage": 50},
    "load_balancer": {
        "port": 8080,
        "health_check_path": "/health",
        "certificate_arn": CERTIFICATE,
        "wait_until_healthy": True,
    },
    "network": {"availability_zones": ["a", "b"], "ipv6": True, "private": True, "nat": "single"},
    "firewall": {"ssh_from": ["192.0.2.0/24"]},
    "project": "site",
}


def noting(value: Any) -> tuple[Any, list[str]]:
    settings = read(NixosFleetSettings, value, where=WHERE)
    return synthesize_noting(lambda _: None, lambda app, name: NixosFleet(app, name, settings))


def document(value: Any) -> Any:
    return noting(value)[0]


@pytest.fixture(scope="module")
def least() -> Any:
    return document(LEAST)


@pytest.fixture(scope="module")
def most() -> Any:
    return document(MOST)


def addresses(document: Any) -> set[str]:
    return {f"{kind}.{name}" for kind, bodies in document["resource"].items() for name in bodies}


def test_the_least_settings_make_a_group_in_public_subnets_that_nobody_can_reach(least: Any) -> None:
    made = {address for address in addresses(least) if not address.split(".")[1].startswith("network")}
    assert made == {
        "aws_autoscaling_group.fleet_group",
        "aws_iam_instance_profile.profile",
        "aws_iam_role.profile_role",
        "aws_iam_role_policy_attachment.profile_ssm",
        "aws_launch_template.fleet_template",
        "aws_security_group.firewall",
        "aws_vpc_security_group_egress_rule.firewall_all-to-ipv4",
    }
    group = least["resource"]["aws_autoscaling_group"]["fleet_group"]
    template = least["resource"]["aws_launch_template"]["fleet_template"]
    assert group["vpc_zone_identifier"] == ["${aws_subnet.network_a.id}"]
    assert template["network_interfaces"][0]["associate_public_ip_address"] is True
    assert list(least["output"]) == ["group_name", "template_id"]


def test_every_setting_reaches_its_resource(most: Any) -> None:
    resources = most["resource"]
    template = resources["aws_launch_template"]["fleet_template"]
    group = resources["aws_autoscaling_group"]["fleet_group"]
    tags = {"Name": "stack", "Project": "site", "Stack": "stack"}
    assert template["image_id"] == "${data.aws_ami.nixos.id}"
    assert template["instance_type"] == "t4g.small"
    assert template["key_name"] == "${aws_key_pair.key.key_name}"
    assert template["iam_instance_profile"] == {"name": "${aws_iam_instance_profile.profile.name}"}
    assert template["monitoring"] == {"enabled": True}
    assert template["block_device_mappings"][0]["ebs"]["volume_size"] == 40
    assert template["tag_specifications"][0] == {"resource_type": "instance", "tags": tags}
    assert resources["aws_iam_role"]["profile_role"]["name"] == "stack-us-west-2"
    assert len(resources["aws_iam_role_policy_attachment"]) == 2
    assert (group["min_size"], group["max_size"], group["desired_capacity"]) == (2, 6, 3)
    assert group["lifecycle"] == {"ignore_changes": ["desired_capacity"]}
    assert (group["health_check_grace_period"], group["default_instance_warmup"]) == (600, 500)
    assert group["instance_refresh"]["preferences"]["min_healthy_percentage"] == 50
    assert group["min_elb_capacity"] == 3
    assert "fleet_requests" in resources["aws_autoscaling_policy"]
    assert resources["aws_lb_target_group"]["balancer_machines"]["port"] == 8080
    assert most["data"]["aws_ami"]["nixos"]["owners"] == ["self"]
    assert most["provider"]["aws"] == [
        {"region": "us-west-2", "default_tags": {"tags": {"Project": "site", "Stack": "stack"}}}
    ]


def test_the_user_data_is_the_file(most: Any) -> None:
    written = most["locals"]["fleet_template_user-data"]
    assert written.replace("$${", "${").replace("%%{", "%{") == Path(CONFIGURATION).read_text()


def test_with_private_subnets_the_machines_are_there_and_the_balancer_is_not(most: Any) -> None:
    resources = most["resource"]
    machines = resources["aws_autoscaling_group"]["fleet_group"]["vpc_zone_identifier"]
    assert machines == ["${aws_subnet.network_private_a.id}", "${aws_subnet.network_private_b.id}"]
    interface = resources["aws_launch_template"]["fleet_template"]["network_interfaces"][0]
    assert interface["associate_public_ip_address"] is False
    balancer = resources["aws_lb"]["balancer"]
    assert balancer["subnets"] == ["${aws_subnet.network_a.id}", "${aws_subnet.network_b.id}"]
    assert balancer["ip_address_type"] == "dualstack"
    assert "aws_route.network_ipv4" in balancer["depends_on"]


def test_an_internal_balancer_is_with_the_machines_and_open_to_the_network() -> None:
    network = {"availability_zones": ["a", "b"], "private": True, "cidr": "10.3.0.0/16", "ipv6": True}
    resources = document(LEAST | {"load_balancer": {"internal": True}, "network": network})["resource"]
    balancer = resources["aws_lb"]["balancer"]
    machines = resources["aws_autoscaling_group"]["fleet_group"]["vpc_zone_identifier"]
    assert (balancer["subnets"], balancer["ip_address_type"]) == (machines, "ipv4")
    rules = resources["aws_vpc_security_group_ingress_rule"]
    sources = [rule["cidr_ipv4"] for name, rule in rules.items() if name.startswith("balancer_tcp")]
    assert sources == ["10.3.0.0/16"]


def test_the_outputs_say_where_the_fleet_is(most: Any) -> None:
    assert {name: output["value"] for name, output in most["output"].items()} == {
        "group_name": "${aws_autoscaling_group.fleet_group.name}",
        "template_id": "${aws_launch_template.fleet_template.id}",
        "dns_name": "${aws_lb.balancer.dns_name}",
        "url": "https://${aws_lb.balancer.dns_name}/",
    }


@pytest.mark.parametrize(
    ("value", "warning"),
    [
        pytest.param({"follow_images": False}, IMAGES_GO, id="an image that will be taken away"),
        pytest.param(
            {"network": {"private": True}, "user_data": CONFIGURATION}, NO_WAY_OUT, id="no way to fetch"
        ),
    ],
)
def test_what_will_go_wrong_later_is_warned_of(value: dict[str, Any], warning: str) -> None:
    assert noting(LEAST | value)[1] == [f"@cdktf/warn stack: {warning}"]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"release": None, "own_image": "web", "follow_images": False}, id="an own image stays"),
        pytest.param({"network": {"private": True}}, id="nothing to fetch"),
        pytest.param(
            {"network": {"private": True, "nat": "single"}, "user_data": CONFIGURATION}, id="a way by NAT"
        ),
        pytest.param(
            {"network": {"private": True, "ipv6": True}, "user_data": CONFIGURATION}, id="a way by IPv6"
        ),
    ],
)
def test_what_will_go_well_is_not_warned_of(value: dict[str, Any]) -> None:
    assert noting(LEAST | value)[1] == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param(
            {"own_image": "web-*"},
            ": both release and own_image are set; "
            "give the NixOS release, such as 26.05, or the name of an own image, such as web-*",
            id="two images",
        ),
        pytest.param(
            {"release": None},
            ": neither release nor own_image is set; "
            "give the NixOS release, such as 26.05, or the name of an own image, such as web-*",
            id="no image",
        ),
        pytest.param(
            {"architecture": "arm64"},
            ".instance_type: t3.small has x86_64 processors, the image is for arm64; "
            "choose the architecture x86_64, or another type",
            id="x86 type, ARM image",
        ),
        pytest.param(
            {"network": {"availability_zones": []}},
            ".network: no availability zone; name at least one",
            id="no zone",
        ),
        pytest.param(
            {"load_balancer": {}},
            ".network.availability_zones: a load balancer needs two availability zones, there is 1; "
            'name a second one, as in "availability_zones": ["a", "b"]',
            id="balancer with one zone",
        ),
        pytest.param(
            {"size": {"min_size": 3, "max_size": 2}},
            ".size: min_size is 3 and max_size is 2; min_size has to be the smaller one",
            id="min > max",
        ),
        pytest.param(
            {"size": {"min_size": 1, "max_size": 2, "desired_capacity": 3}},
            ".size: desired_capacity is 3, which is not between min_size 1 and max_size 2",
            id="desired",
        ),
        pytest.param(
            {"scaling": {"metric": "cpus", "target_value": 50}},
            '.scaling.metric: wanted "cpu" or "requests", got "cpus"; did you mean "cpu"?',
            id="unknown metric",
        ),
        pytest.param(
            {"scaling": {"metric": "requests", "target_value": 50}},
            ".scaling: requests are counted by a load balancer, and there is none; add one, or use cpu",
            id="requests without a balancer",
        ),
        pytest.param(
            {"user_data": "gone.nix"},
            ".user_data: the user data gone.nix cannot be read: No such file or directory",
            id="no user data",
        ),
        pytest.param(
            {"ssh_key": "ssh-ed25519 AAAA"},
            ".ssh_key: the body is not that of an ssh-ed25519 key; it may be cut off",
            id="SSH key",
        ),
        pytest.param(
            BALANCED | {"firewall": {"tcp_ports": [80]}},
            ".firewall.tcp_ports: open to everyone, past the load balancer; "
            "leave them out; the load balancer reaches load_balancer.port",
            id="past the balancer",
        ),
        pytest.param(
            BALANCED | {"load_balancer": {"certificate_arn": CERTIFICATE}},
            ".load_balancer.certificate_arn: the certificate is in us-west-2, the load balancer "
            "in eu-central-1; get one there",
            id="certificate of another region",
        ),
        pytest.param(
            BALANCED | {"load_balancer": {"health_check_path": "health"}},
            ".load_balancer.health_check_path: 'health' is not a valid path to ask for the health; "
            "give one such as /health",
            id="health path",
        ),
        pytest.param(
            BALANCED | {"load_balancer": {"sources": ["10.0.0.1/8"]}},
            ".load_balancer.sources: from '10.0.0.1/8': 10.0.0.1/8 has host bits set; "
            "give a network such as 203.0.113.0/24",
            id="source",
        ),
    ],
)
def test_an_error_names_the_setting_in_cdktf_json(value: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(NixosFleetSettings, LEAST | value, where=WHERE)
    assert str(caught.value) == WHERE + message


def test_user_data_that_is_too_large_is_refused_with_its_setting(tmp_path: Path) -> None:
    file = tmp_path / "large.sh"
    file.write_bytes(b"#!/bin/sh\n" + "é".encode() * 8_187 + b"#")
    with pytest.raises(SettingsError) as caught:
        read(NixosFleetSettings, LEAST | {"user_data": str(file)}, where=WHERE)
    assert str(caught.value) == (
        f"{WHERE}.user_data: the user data has 16,385 bytes, AWS takes 16,384; let it fetch more"
    )


def test_every_setting_is_described_in_the_schema() -> None:
    def undescribed(schema: Any, path: str) -> list[str]:
        found = []
        for name, inner in schema.get("properties", {}).items():
            if "description" not in inner:
                found.append(f"{path}.{name}")
            found += undescribed(inner, f"{path}.{name}")
        return found

    assert undescribed(json_schema(NixosFleetSettings), "") == []
