"""The stack of the provisioning tests: one host and its network, in eleven resources."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBughmCApaw7Dc5azT0kHpjDURCsebOFh7zjxgiSSOh8 you@example.org"
# A value that the state must hold and nothing else may.
SENSITIVE = "correct-horse-battery-staple"

HOST: dict[str, Any] = {
    "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}},
    "provider": {"aws": {"default_tags": {"tags": {"Project": "example"}}}},
    "variable": {"password": {"type": "string", "default": SENSITIVE, "sensitive": True}},
    "data": {
        "aws_ami": {
            "nixos": {
                "most_recent": True,
                "owners": ["427812963091"],
                "filter": [
                    {"name": "name", "values": ["nixos/26.05.*"]},
                    {"name": "architecture", "values": ["x86_64"]},
                ],
            }
        }
    },
    "resource": {
        "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "web"}}},
        "aws_subnet": {
            "a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24", "tags": {"Name": "web-a"}}
        },
        "aws_internet_gateway": {"main": {"vpc_id": "${aws_vpc.main.id}", "tags": {"Name": "web"}}},
        "aws_route_table": {"public": {"vpc_id": "${aws_vpc.main.id}", "tags": {"Name": "web"}}},
        "aws_route": {
            "internet": {
                "route_table_id": "${aws_route_table.public.id}",
                "destination_cidr_block": "0.0.0.0/0",
                "gateway_id": "${aws_internet_gateway.main.id}",
            }
        },
        "aws_route_table_association": {
            "a": {"subnet_id": "${aws_subnet.a.id}", "route_table_id": "${aws_route_table.public.id}"}
        },
        "aws_security_group": {
            "web": {
                "name": "web",
                "description": "web",
                "vpc_id": "${aws_vpc.main.id}",
                "tags": {"Name": "web"},
            }
        },
        "aws_vpc_security_group_ingress_rule": {
            "https": {
                "security_group_id": "${aws_security_group.web.id}",
                "cidr_ipv4": "0.0.0.0/0",
                "ip_protocol": "tcp",
                "from_port": 443,
                "to_port": 443,
            }
        },
        "aws_vpc_security_group_egress_rule": {
            "all": {
                "security_group_id": "${aws_security_group.web.id}",
                "cidr_ipv4": "0.0.0.0/0",
                "ip_protocol": "-1",
            }
        },
        "aws_key_pair": {"admin": {"key_name": "web-admin", "public_key": KEY}},
        "aws_instance": {
            "web": {
                "ami": "${data.aws_ami.nixos.id}",
                "instance_type": "t3.small",
                "key_name": "${aws_key_pair.admin.key_name}",
                "subnet_id": "${aws_subnet.a.id}",
                "vpc_security_group_ids": ["${aws_security_group.web.id}"],
                "tags": {"Name": "web"},
            }
        },
    },
    "output": {
        "instance": {"value": "${aws_instance.web.id}"},
        "password": {"value": "${var.password}", "sensitive": True},
    },
}


# What exists once it is applied, by type.
EXPECTED = {
    "aws_instance": 1,
    "aws_internet_gateway": 1,
    "aws_key_pair": 1,
    "aws_route": 1,
    "aws_route_table": 1,
    "aws_route_table_association": 1,
    "aws_security_group": 1,
    "aws_subnet": 1,
    "aws_vpc": 1,
    "aws_vpc_security_group_ingress_rule": 1,
}


def host(**resources: Mapping[str, Mapping[str, Any] | None]) -> dict[str, Any]:
    """The stack with some resources changed: `aws_instance={"web": {"instance_type": "t3.large"}}`.

    None takes a resource out; attributes are laid over those that there are, and None takes one out.
    """
    document = copy.deepcopy(HOST)
    for kind, instances in resources.items():
        for name, attributes in instances.items():
            section = document["resource"].setdefault(kind, {})
            if attributes is None:
                del section[name]
                continue
            merged = {**section.get(name, {}), **attributes}
            section[name] = {key: value for key, value in merged.items() if value is not None}
    document["resource"] = {kind: section for kind, section in document["resource"].items() if section}
    return document
