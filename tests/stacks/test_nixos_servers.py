from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from snowform.settings import SettingsError, read
from stacks.nixos_servers import NixosServers, NixosServersSettings
from tests.synthesis import synthesize_noting

STACKS = Path(__file__).parents[2] / "stacks"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBughmCApaw7Dc5azT0kHpjDURCsebOFh7zjxgiSSOh8"
LEAST: dict[str, Any] = {
    "region": "eu-central-1",
    "release": "26.05",
    "machines": {"web": {"instance_type": "t3.small"}},
}
TEAM: dict[str, Any] = {
    "region": "eu-central-1",
    "release": "26.05",
    "project": "shop",
    "ssh_keys": {"anna": f"{KEY} anna", "bert": f"{KEY} bert"},
    "network": {"availability_zones": ["a", "b"], "ipv6": True, "private": True, "nat": "single"},
    "dns": {"name": "shop.internal", "private_zone": True, "create": True},
    "jump_host": "web-1",
    "kinds": {
        "web": {
            "instance_type": "t4g.small",
            "elastic_ip": True,
            "firewall": {"ssh_from": ["203.0.113.0/24"], "tcp_ports": [443]},
            "instance_profile": {"ssm": True},
        },
        "database": {
            "instance_type": "t3.small",
            "subnet": "private",
            "user_data": str(STACKS / "database.nix"),
            "firewall": {"tcp_from": {"web": [5432], "network": [9187]}},
            "volumes": {"data": {"size": 100, "device_name": "/dev/sdf"}},
        },
    },
    "machines": {
        "web-1": {"kind": "web", "dns": "web"},
        "web-2": {
            "kind": "web",
            "availability_zone": "b",
            "ssh_keys": ["bert"],
            "firewall": {"udp_ports": [443]},
        },
        "db-1": {"kind": "database", "availability_zone": "b", "dns": "db"},
        "db-2": {"kind": "database", "instance_type": "m7g.large", "volume_size": 50, "instance_profile": {}},
    },
}


def build(value: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    settings = read(NixosServersSettings, value, where="servers")
    return synthesize_noting(lambda _: None, lambda app, name: NixosServers(app, name, settings))


def changed(value: dict[str, Any], path: str, new: Any) -> dict[str, Any]:
    """A copy of settings in which what is at `path` is `new`."""
    *parents, last = path.split(".")
    place = result = copy.deepcopy(value)
    for parent in parents:
        place = place.setdefault(parent, {})
    place[last] = new
    return result


@pytest.fixture(scope="module")
def team() -> Any:
    return build(TEAM)[0]


@pytest.fixture(scope="module")
def instances(team: Any) -> Any:
    return team["resource"]["aws_instance"]


def test_the_least_settings_make_a_machine_that_nobody_can_reach() -> None:
    document, notes = build(LEAST)
    resources = document["resource"]
    assert notes == []
    assert "aws_vpc_security_group_ingress_rule" not in resources
    assert sorted(resources["aws_security_group"]) == ["machine_web_firewall"]
    machine = resources["aws_instance"]["machine_web"]
    assert not {"key_name", "user_data", "iam_instance_profile"} & set(machine)
    assert not {"aws_key_pair", "aws_iam_role", "aws_eip", "aws_ebs_volume"} & set(resources)


def test_a_machine_is_as_its_kind_and_itself_say(instances: Any) -> None:
    said = {
        name: (
            body["instance_type"],
            body["ami"],
            body["subnet_id"],
            body["root_block_device"]["volume_size"],
        )
        for name, body in instances.items()
    }
    arm, intel = "${data.aws_ami.image_arm64.id}", "${data.aws_ami.image_x86_64.id}"
    assert said == {
        "machine_web-1": ("t4g.small", arm, "${aws_subnet.network_a.id}", 20),
        "machine_web-2": ("t4g.small", arm, "${aws_subnet.network_b.id}", 20),
        "machine_db-1": ("t3.small", intel, "${aws_subnet.network_private_b.id}", 20),
        "machine_db-2": ("m7g.large", arm, "${aws_subnet.network_private_a.id}", 50),
    }


def test_a_machines_own_type_goes_with_its_own_processors() -> None:
    value = changed(TEAM, "kinds.database.architecture", "x86_64")
    machines = build(value)[0]["resource"]["aws_instance"]
    assert machines["machine_db-1"]["ami"] == "${data.aws_ami.image_x86_64.id}"
    assert machines["machine_db-2"]["ami"] == "${data.aws_ami.image_arm64.id}"


def test_an_image_is_looked_up_once_for_each_architecture(team: Any) -> None:
    assert sorted(team["data"]["aws_ami"]) == ["image_arm64", "image_x86_64"]


def test_a_kind_may_have_images_of_the_own_account() -> None:
    document = build(changed(TEAM, "kinds.web.own_image", "web-*"))[0]
    images = document["data"]["aws_ami"]
    assert sorted(images) == ["image_arm64", "image_web-any-arm64", "image_x86_64"]
    assert images["image_web-any-arm64"]["owners"] == ["self"]
    assert document["resource"]["aws_instance"]["machine_web-2"]["ami"] == (
        "${data.aws_ami.image_web-any-arm64.id}"
    )


def test_machines_of_a_kind_share_its_group_and_may_have_one_of_their_own(team: Any, instances: Any) -> None:
    web, own = "${aws_security_group.kind_web_firewall.id}", "${aws_security_group.machine_web-2_firewall.id}"
    assert instances["machine_web-1"]["vpc_security_group_ids"] == [web]
    assert instances["machine_web-2"]["vpc_security_group_ids"] == [web, own]
    rules = team["resource"]["aws_vpc_security_group_ingress_rule"]
    assert {name for name, rule in rules.items() if rule["security_group_id"] == own} == {
        "machine_web-2_firewall_udp-443-from-ipv4",
        "machine_web-2_firewall_udp-443-from-ipv6",
    }


def test_a_kind_lets_another_kind_or_the_whole_network_in(team: Any) -> None:
    rules = team["resource"]["aws_vpc_security_group_ingress_rule"]
    assert rules["kind_database_firewall_tcp-5432-from-web"] == {
        "security_group_id": "${aws_security_group.kind_database_firewall.id}",
        "description": "TCP port 5432 from web",
        "ip_protocol": "tcp",
        "from_port": 5432,
        "to_port": 5432,
        "referenced_security_group_id": "${aws_security_group.kind_web_firewall.id}",
    }
    assert rules["kind_database_firewall_tcp-9187-from-network"]["cidr_ipv4"] == "10.0.0.0/16"


def test_a_role_is_the_kinds_unless_the_machine_has_its_own(team: Any, instances: Any) -> None:
    profile = "iam_instance_profile"
    assert instances["machine_web-1"][profile] == instances["machine_web-2"][profile]
    assert profile not in instances["machine_db-1"]
    assert instances["machine_db-2"][profile] == "${aws_iam_instance_profile.machine_db-2_profile.name}"
    assert {body["name"] for body in team["resource"]["aws_iam_role"].values()} == {
        "stack-web",
        "stack-db-2",
    }


def test_the_first_key_is_ec2s_and_all_of_them_are_in_the_user_data(instances: Any) -> None:
    one, both = instances["machine_web-2"], instances["machine_db-1"]
    assert (one["key_name"], "user_data" in one) == ("${aws_key_pair.key_bert.key_name}", False)
    assert both["key_name"] == "${aws_key_pair.key_anna.key_name}"
    for person in ("anna", "bert"):
        assert f'"{KEY} {person}"' in both["user_data"]
        assert f"\n{KEY} {person}\n" in instances["machine_web-1"]["user_data"]


def test_neither_new_user_data_nor_another_key_or_image_replaces_a_machine(instances: Any) -> None:
    machine = instances["machine_db-1"]
    assert machine["user_data_replace_on_change"] is False
    assert machine["lifecycle"] == {"ignore_changes": ["ami", "key_name"]}


def test_it_does_where_that_is_wanted() -> None:
    value = changed(TEAM, "kinds.database.user_data_replace_on_change", True)
    machine = build(changed(value, "kinds.database.follow_images", True))[0]["resource"]["aws_instance"][
        "machine_db-1"
    ]
    assert machine["user_data_replace_on_change"] is True
    assert machine["lifecycle"] == {"ignore_changes": ["key_name"]}


def test_private_machines_wait_for_their_way_out_and_public_ones_not_for_it(instances: Any) -> None:
    nat = "aws_route.network_private_a_ipv4"
    assert nat in instances["machine_db-1"]["depends_on"]
    assert nat not in instances["machine_web-1"]["depends_on"]
    assert instances["machine_db-1"]["associate_public_ip_address"] is False


def test_data_volumes_are_in_the_zone_of_their_machine(team: Any) -> None:
    volumes = team["resource"]["aws_ebs_volume"]
    assert {name: volume["availability_zone"] for name, volume in volumes.items()} == {
        "machine_db-1_volume_data": "eu-central-1b",
        "machine_db-2_volume_data": "eu-central-1a",
    }


def test_a_private_zone_has_the_private_addresses(team: Any) -> None:
    records = team["resource"]["aws_route53_record"]
    assert {name: (body["name"], body["records"]) for name, body in records.items()} == {
        "machine_web-1_dns_a": ("web", ["${aws_instance.machine_web-1.private_ip}"]),
        "machine_web-1_dns_aaaa": ("web", ["${element(aws_instance.machine_web-1.ipv6_addresses, 0)}"]),
        "machine_db-1_dns_a": ("db", ["${aws_instance.machine_db-1.private_ip}"]),
        "machine_db-1_dns_aaaa": ("db", ["${element(aws_instance.machine_db-1.ipv6_addresses, 0)}"]),
    }
    assert team["resource"]["aws_vpc"]["network"]["enable_dns_hostnames"] is True


def test_a_public_zone_has_the_public_addresses() -> None:
    value = changed(changed(TEAM, "dns", {"zone_id": "Z1"}), "machines.db-1.dns", None)
    records = build(value)[0]["resource"]["aws_route53_record"]
    assert records["machine_web-1_dns_a"]["records"] == ["${aws_eip.machine_web-1_address.public_ip}"]


def test_the_outputs_say_how_to_reach_each_machine(team: Any) -> None:
    values = {name: output["value"] for name, output in team["output"].items()}
    web = "${aws_eip.machine_web-1_address.public_ip}"
    database = "${aws_instance.machine_db-1.private_ip}"
    names = ["db-1", "db-2", "web-1", "web-2"]
    assert {name: sorted(value) for name, value in values.items()} == {
        "addresses": names,
        "private_addresses": names,
        "instance_ids": names,
        "ssh": names,
        "dns_names": ["db-1", "web-1"],
    }
    assert (values["addresses"]["web-1"], values["addresses"]["db-1"]) == (web, database)
    assert values["private_addresses"]["web-1"] == "${aws_instance.machine_web-1.private_ip}"
    assert values["ssh"]["web-1"] == f"ssh root@{web}"
    assert values["ssh"]["db-1"] == f"ssh -J root@{web} root@{database}"
    assert values["dns_names"]["db-1"] == "${aws_route53_record.machine_db-1_dns_a.fqdn}"


def test_another_machine_of_a_kind_leaves_what_there_was_as_it_was(team: Any) -> None:
    more = build(changed(TEAM, "machines.web-0", {"kind": "web"}))[0]["resource"]
    for kind, bodies in team["resource"].items():
        assert more[kind].items() >= bodies.items()


@pytest.mark.parametrize(
    ("value", "warning"),
    [
        pytest.param(
            changed(changed(TEAM, "network.nat", "none"), "network.ipv6", False),
            "nothing leads out of its private subnet; give the network a NAT, ipv6 or endpoints",
            id="no way out",
        ),
        pytest.param(
            changed(
                TEAM, "network", {"availability_zones": ["a", "b"], "private": True, "endpoints": ["s3"]}
            ),
            "only the endpoints lead out of its private subnet, and no NixOS cache is behind them",
            id="endpoints alone",
        ),
        pytest.param(
            changed(TEAM, "dns", {"name": "example.org"}),
            "the public name db leads to a private address",
            id="private address",
        ),
    ],
)
def test_what_may_be_wrong_is_warned_of(value: dict[str, Any], warning: str) -> None:
    assert f"@cdktf/warn stack/machine/db-1: {warning}" in build(value)[1]


def test_a_name_for_an_address_that_changes_is_warned_of() -> None:
    value = {
        **LEAST,
        "dns": {"zone_id": "Z1"},
        "machines": {"web": {"instance_type": "t3.small", "dns": "web"}},
    }
    assert build(value)[1] == [
        "@cdktf/warn stack/machine/web: web leads to an address that is lost at a stop; give it an elastic_ip"
    ]


@pytest.mark.parametrize(
    ("path", "new", "message"),
    [
        pytest.param(
            "own_image",
            "web-*",
            ": both release and own_image are set; give the NixOS release, such as 26.05, "
            "or the name of an own image, such as web-*",
            id="two images",
        ),
        pytest.param(
            "kinds.web.architecture",
            "x86_64",
            ".machines.web-1.instance_type: t4g.small has arm64 processors, the image is for x86_64; "
            "choose the architecture arm64, or another type",
            id="architecture",
        ),
        pytest.param(
            "machines.web-1.availability_zone",
            "c",
            '.machines.web-1.availability_zone: no "c" is set; there are: a, b',
            id="zone",
        ),
        pytest.param(
            "machines.web-1.kind",
            "wep",
            '.machines.web-1.kind: no "wep" is set; did you mean "web"?',
            id="kind",
        ),
        pytest.param(
            "machines.web-1",
            {},
            ".machines.web-1.instance_type: neither the machine nor its kind has one; such as t3.small",
            id="no type",
        ),
        pytest.param(
            "kinds.network",
            {},
            ".kinds.network: this name means the whole VPC; call the kind something else",
            id="kind's name",
        ),
        pytest.param(
            "kinds.database.firewall.tcp_from",
            {"wep": [1]},
            '.kinds.database.firewall.tcp_from.wep: no "wep" is set; did you mean "web"?',
            id="source",
        ),
        pytest.param(
            "machines.web-1.ssh_keys",
            ["ann"],
            '.machines.web-1.ssh_keys: no "ann" is set; did you mean "anna"?',
            id="SSH key",
        ),
        pytest.param(
            "network",
            {"availability_zones": ["a", "b"]},
            ".machines.db-1.subnet: the network has no private subnets; set network.private",
            id="no private subnets",
        ),
        pytest.param(
            "machines.db-1.elastic_ip",
            True,
            ".machines.db-1.elastic_ip: an elastic IP leads nowhere in a private subnet; "
            "put the machine into the public one, or leave it out",
            id="private and elastic",
        ),
        pytest.param(
            "machines.db-1.associate_public_ip_address",
            True,
            ".machines.db-1.associate_public_ip_address: a public address leads nowhere in a private subnet; "
            "put the machine into the public one, or leave it out",
            id="private and public",
        ),
        pytest.param(
            "machines.web-1.associate_public_ip_address",
            False,
            ".machines.web-1.associate_public_ip_address: an elastic IP is a public address; leave it out",
            id="elastic and not public",
        ),
        pytest.param(
            "kinds.database.volumes.logs",
            {"size": 10, "device_name": "/dev/sdf"},
            ".machines.db-1.volumes: the volumes data and logs are both /dev/sdf; "
            "choose another from /dev/sdf to /dev/sdp",
            id="device twice",
        ),
        pytest.param(
            "kinds.database.volumes.data.device_name",
            "/dev/xvda",
            ".kinds.database.volumes.data.device_name: wanted a device from /dev/sdf to /dev/sdp, "
            'got "/dev/xvda"',
            id="device of the root",
        ),
        pytest.param(
            "machines.web-2.dns", "db", ".machines.db-1.dns: db is the name of web-2 too", id="name twice"
        ),
        pytest.param(
            "dns", None, ".machines.web-1.dns: there is no hosted zone for it; set dns", id="no zone of names"
        ),
        pytest.param(
            "jump_host",
            "db-1",
            ".jump_host: db-1 has no public address; choose a machine that has one",
            id="jump host",
        ),
        pytest.param(
            "kinds.web.instance_profile.policy_arns",
            ["ReadOnly"],
            '.kinds.web.instance_profile.policy_arns[0]: wanted the ARN of an IAM policy, got "ReadOnly"',
            id="policy",
        ),
    ],
)
def test_an_error_names_the_setting_in_cdktf_json(path: str, new: Any, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        build(changed(TEAM, path, new))
    assert str(caught.value) == f"servers{message}"
