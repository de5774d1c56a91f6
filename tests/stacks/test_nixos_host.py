from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from snowform.settings import SettingsError, json_schema, project_schema_text, read
from stacks.nixos_host import NixosHost, NixosHostSettings
from tests.synthesis import synthesize

PROJECT = Path(__file__).parents[2]
WHERE = "cdktf.json: context.nixos-host"
EXAMPLE = json.loads((PROJECT / "cdktf.json").read_text())
KEY = EXAMPLE["context"]["nixos-host"]["ssh_keys"]["admin"]
LEAST: dict[str, Any] = {
    "region": "eu-central-1",
    "release": "26.05",
    "instances": {"web": {"instance_type": "t3.small"}},
}
MOST: dict[str, Any] = {
    "region": "us-west-2",
    "release": "25.11",
    "architecture": "arm64",
    "project": "site",
    "ssh_keys": {"anna": KEY, "bert": KEY},
    "network": {"cidr": "10.1.0.0/16", "availability_zones": ["b", "c"], "ipv6": True},
    "firewall": {"ssh_from": ["192.0.2.0/24"], "tcp_ports": [443], "udp_ports": [443]},
    "instances": {
        "web": {"instance_type": "t4g.small", "follow_images": True},
        "db": {
            "instance_type": "m7g.large",
            "availability_zone": "c",
            "ssh_key": "bert",
            "volume_size": 200,
            "associate_public_ip_address": False,
            "user_data": str(PROJECT / "stacks" / "web.nix"),
        },
    },
}


def document(value: Any) -> Any:
    settings = read(NixosHostSettings, value, where=WHERE)
    return synthesize(lambda _: None, lambda app, name: NixosHost(app, name, settings))


@pytest.fixture(scope="module")
def least() -> Any:
    return document(LEAST)


@pytest.fixture(scope="module")
def most() -> Any:
    return document(MOST)


def addresses(document: Any) -> list[str]:
    resources = [f"{kind}.{name}" for kind, bodies in document["resource"].items() for name in bodies]
    return sorted(
        resources + [f"data.{kind}.{name}" for kind in document["data"] for name in document["data"][kind]]
    )


def test_the_least_settings_make_a_machine_that_nobody_can_reach(least: Any) -> None:
    assert addresses(least) == [
        "aws_instance.host_web",
        "aws_internet_gateway.network_gateway",
        "aws_route.network_ipv4",
        "aws_route_table.network_public",
        "aws_route_table_association.network_public-a",
        "aws_security_group.firewall",
        "aws_subnet.network_a",
        "aws_vpc.network",
        "aws_vpc_security_group_egress_rule.firewall_all-to-ipv4",
        "data.aws_ami.nixos",
    ]
    assert "key_name" not in least["resource"]["aws_instance"]["host_web"]


def test_every_setting_reaches_its_resource(most: Any) -> None:
    assert addresses(most) == [
        "aws_instance.host_db",
        "aws_instance.host_web",
        "aws_internet_gateway.network_gateway",
        "aws_key_pair.key_anna",
        "aws_key_pair.key_bert",
        "aws_route.network_ipv4",
        "aws_route.network_ipv6",
        "aws_route_table.network_public",
        "aws_route_table_association.network_public-b",
        "aws_route_table_association.network_public-c",
        "aws_security_group.firewall",
        "aws_subnet.network_b",
        "aws_subnet.network_c",
        "aws_vpc.network",
        "aws_vpc_security_group_egress_rule.firewall_all-to-ipv4",
        "aws_vpc_security_group_egress_rule.firewall_all-to-ipv6",
        "aws_vpc_security_group_ingress_rule.firewall_ssh-from-192-0-2-0-24",
        "aws_vpc_security_group_ingress_rule.firewall_tcp-443-from-ipv4",
        "aws_vpc_security_group_ingress_rule.firewall_tcp-443-from-ipv6",
        "aws_vpc_security_group_ingress_rule.firewall_udp-443-from-ipv4",
        "aws_vpc_security_group_ingress_rule.firewall_udp-443-from-ipv6",
        "data.aws_ami.nixos",
    ]
    assert most["resource"]["aws_instance"]["host_web"] == {
        "ami": "${data.aws_ami.nixos.id}",
        "instance_type": "t4g.small",
        "subnet_id": "${aws_subnet.network_b.id}",
        "vpc_security_group_ids": ["${aws_security_group.firewall.id}"],
        "key_name": "${aws_key_pair.key_anna.key_name}",
        "associate_public_ip_address": True,
        "metadata_options": {
            "http_endpoint": "enabled",
            "http_tokens": "required",
            "http_put_response_hop_limit": 1,
            "http_protocol_ipv6": "enabled",
        },
        "root_block_device": {"volume_type": "gp3", "volume_size": 20, "encrypted": True},
        "tags": {"Name": "stack-web"},
        "depends_on": [
            "aws_route.network_ipv4",
            "aws_route.network_ipv6",
            "aws_route_table_association.network_public-b",
            "aws_route_table_association.network_public-c",
            "aws_vpc_security_group_egress_rule.firewall_all-to-ipv4",
            "aws_vpc_security_group_egress_rule.firewall_all-to-ipv6",
        ],
    }
    database = most["resource"]["aws_instance"]["host_db"]
    assert {
        key: database[key] for key in ("subnet_id", "key_name", "associate_public_ip_address", "lifecycle")
    } == {
        "subnet_id": "${aws_subnet.network_c.id}",
        "key_name": "${aws_key_pair.key_bert.key_name}",
        "associate_public_ip_address": False,
        "lifecycle": {"ignore_changes": ["ami"]},
    }
    assert database["root_block_device"]["volume_size"] == 200
    text = (PROJECT / "stacks" / "web.nix").read_text()
    assert database["user_data"].replace("$${", "${").replace("%%{", "%{") == text


def test_everything_is_tagged_and_in_the_region(most: Any) -> None:
    assert most["provider"] == {
        "aws": [
            {"region": "us-west-2", "default_tags": {"tags": {"Project": "site", "Stack": "stack"}}},
        ]
    }
    assert most["data"]["aws_ami"]["nixos"]["filter"][:2] == [
        {"name": "name", "values": ["nixos/25.11.*"]},
        {"name": "architecture", "values": ["arm64"]},
    ]


def test_the_outputs_say_how_to_reach_each_machine(most: Any) -> None:
    assert {name: output["value"] for name, output in most["output"].items()} == {
        "addresses": {
            "web": "${aws_instance.host_web.public_ip}",
            "db": "${aws_instance.host_db.private_ip}",
        },
        "instance_ids": {"web": "${aws_instance.host_web.id}", "db": "${aws_instance.host_db.id}"},
        "ssh": {
            "web": "ssh root@${aws_instance.host_web.public_ip}",
            "db": "ssh root@${aws_instance.host_db.private_ip}",
        },
    }


def test_another_machine_zone_key_or_port_leaves_what_there_was_as_it_was(least: Any) -> None:
    more = document(
        LEAST
        | {
            "instances": {
                "db": {"instance_type": "t3.large", "availability_zone": "b"},
                "web": {"instance_type": "t3.small", "availability_zone": "a"},
            },
            "network": {"availability_zones": ["b", "a"]},
            "firewall": {"tcp_ports": [443]},
        }
    )
    for kind, bodies in least["resource"].items():
        for name, body in bodies.items():
            now = dict(more["resource"][kind][name])
            # An instance waits for the other zone's route as well, which changes nothing that is there.
            assert set(body.pop("depends_on", [])) <= set(now.pop("depends_on", []))
            assert now == body


def test_an_image_of_the_own_account_takes_the_place_of_the_release() -> None:
    own = document({"own_image": "web-*"} | {key: LEAST[key] for key in ("region", "instances")})
    assert own["data"]["aws_ami"]["nixos"]["owners"] == ["self"]
    assert own["data"]["aws_ami"]["nixos"]["filter"][0] == {"name": "name", "values": ["web-*"]}
    assert own["resource"]["aws_instance"]["host_web"]["ami"] == "${data.aws_ami.nixos.id}"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param(
            {"own_image": "web-*"},
            ": both release and own_image are set; give the NixOS release, such as 26.05, "
            "or the name of an own image, such as web-*",
            id="two images",
        ),
        pytest.param(
            {"release": None},
            ": neither release nor own_image is set; give the NixOS release, such as 26.05, "
            "or the name of an own image, such as web-*",
            id="no image",
        ),
        pytest.param(
            {"release": None, "own_image": "*"},
            ".own_image: '*' does not say which image; give a name or a pattern such as web-*",
            id="any image",
        ),
        pytest.param(
            {"region": "Frankfurt"},
            '.region: wanted an AWS region such as eu-central-1, got "Frankfurt"',
            id="region",
        ),
        pytest.param(
            {"architecture": "aarch64"},
            '.architecture: wanted "x86_64" or "arm64", got "aarch64"; did you mean "arm64"?',
            id="architecture",
        ),
        pytest.param(
            {"network": {"cidr": "10.0.0.0/8"}},
            ".network: 10.0.0.0/8 is not a size that AWS allows; choose /16 to /28",
            id="network",
        ),
        pytest.param(
            {"network": {"availability_zones": ["eu-central-1a"]}},
            '.network.availability_zones[0]: wanted the letter of a zone, such as a, got "eu-central-1a"',
            id="zone",
        ),
        pytest.param(
            {"firewall": {"ssh_from": ["0.0.0.0/0"]}},
            ".firewall: SSH from 0.0.0.0/0 would be open to the internet; "
            'if so, say "anyone on the internet"',
            id="SSH from everywhere",
        ),
        pytest.param(
            {"firewall": {"tcp_ports": [22]}},
            ".firewall: TCP port 22 is SSH, not a port to open to everyone; use ssh_from",
            id="SSH as a port",
        ),
        pytest.param(
            {"ssh_keys": {"me": "ssh-ed25519 AAAA"}},
            ".ssh_keys.me: the body is not that of an ssh-ed25519 key; it may be cut off",
            id="SSH key",
        ),
        pytest.param(
            {"instances": {"web": {"instance_type": "t4g.small"}}},
            ".instances.web.instance_type: t4g.small has arm64 processors, the image is for x86_64; "
            "choose the architecture arm64, or another type",
            id="instance type",
        ),
        pytest.param(
            {"instances": {"web": {"instance_type": "t3.small", "availability_zone": "b"}}},
            '.instances.web.availability_zone: no "b" is set; there are: a',
            id="zone of an instance",
        ),
        pytest.param(
            {
                "ssh_keys": {"admin": KEY},
                "instances": {"web": {"instance_type": "t3.small", "ssh_key": "admim"}},
            },
            '.instances.web.ssh_key: no "admim" is set; did you mean "admin"?',
            id="SSH key of an instance",
        ),
        pytest.param(
            {"instances": {"web": {"instance_type": "t3.small", "user_data": "gone.nix"}}},
            ".instances.web.user_data: the user data gone.nix cannot be read: No such file or directory",
            id="user data",
        ),
        pytest.param(
            {"instances": {"web": {"instance_type": "t3.small", "volume_size": 8}}},
            ".instances.web.volume_size: wanted an integer of at least 20, got 8",
            id="volume",
        ),
        pytest.param(
            {"instances": {"Web": {"instance_type": "t3.small"}}},
            ".instances.Web: the name has to match ^[a-z][a-z0-9-]*$",
            id="name of an instance",
        ),
        pytest.param(
            {"instance": {}}, '.instance: no such setting; did you mean "instances"?', id="misspelt setting"
        ),
    ],
)
def test_an_error_names_the_setting_in_cdktf_json(value: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(NixosHostSettings, LEAST | value, where=WHERE)
    assert str(caught.value) == WHERE + message


def test_the_published_schema_is_current_and_accepts_the_example() -> None:
    text = project_schema_text({"nixos-host": json_schema(NixosHostSettings)})
    assert (PROJECT / "cdktf.schema.json").read_text() == text
    assert list(Draft202012Validator(json.loads(text)).iter_errors(EXAMPLE)) == []
