"""Configurations that between them meet every part of the module's library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from snowform.nixos import Companions

# What Terranix makes of a NixOS host.
HOST: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "parity" / "terranix-host.tf.json").read_text()
)

SEVERAL: dict[str, Any] = {
    "terraform": {
        "required_providers": {
            "aws": {"source": "hashicorp/aws", "version": ">= 5.100, < 7"},
            "onepassword": {"source": "1Password/onepassword", "version": "~> 3.0"},
        },
        "backend": {
            "s3": {
                "bucket": "states",
                "key": "web",
                "region": "eu-central-1",
                "assume_role": {"role_arn": "arn:aws:iam::123456789012:role/states"},
                "shared_credentials_files": ["/run/secrets/aws"],
            }
        },
    },
    "provider": {
        "aws": [
            {"region": "eu-central-1", "shared_credentials_files": ["/run/secrets/aws"]},
            {"alias": "us", "region": "us-east-1", "shared_config_files": ["~/.aws/config"]},
        ]
    },
    "resource": {"random_id": {"name": {"byte_length": 4}}},
}

VARIABLES: dict[str, Any] = {
    "variable": {
        "name": {"type": "string", "description": "What the machines' names begin with"},
        "size": {
            "type": "string",
            "default": "t3.small",
            "nullable": False,
            "validation": [
                {
                    "condition": '${can(regex("^t[34]g?\\\\.[a-z]+$", var.size))}',
                    "error_message": "Only the families t3 and t4g are wanted.",
                },
                {"condition": "${length(var.size) < 20}", "error_message": "At most 19 characters."},
            ],
        },
        "count": {
            "type": "number",
            "default": "2",
            "validation": {"condition": "${var.count >= 1 && var.count <= 9 && var.count != 4}"},
        },
        "zones": {"type": "set(string)", "validation": {"condition": "${length(var.zones) > 0}"}},
        "tags": {"type": "map(string)", "default": {}},
        "disks": {
            "type": 'list(object({size=number, kind=optional(string, "gp3"), snapshot=optional(string)}))',
            "default": [{"size": "8"}],
        },
        "pair": {"type": "tuple([string, bool])", "default": ["a", "true"]},
        "extra": {"type": "any", "default": None},
        "password": {"type": "string", "sensitive": True, "description": "Of the database"},
        "license": {"type": "string", "sensitive": True, "default": None},
    },
    "output": {"name": {"value": "${var.name}"}},
    "resource": {"terraform_data": {"nothing": {}}},
}

BUILT_IN: dict[str, Any] = {"resource": {"terraform_data": {"nothing": {}}}}

ELSEWHERE: dict[str, Any] = {
    "terraform": {
        "required_providers": {
            "aws": {"source": "registry.terraform.io/hashicorp/aws"},
            "rack": {"source": "terraform.example.org/acme/rack"},
        },
        "backend": {"http": {"address": "https://states.example.org/web"}},
    }
}

CASES: dict[str, dict[str, Any]] = {
    "nixos-host": HOST,
    "several.providers": SEVERAL,
    "variables": VARIABLES,
    "built-in": BUILT_IN,
    "elsewhere": ELSEWHERE,
}

# What goes along with them; assets need not exist to be named.
COMPANIONS: dict[str, Companions] = {
    "several.providers": Companions(
        {"assets": Path("assets"), "modules": Path("modules")}, lock="# checksums\n", after=("network",)
    )
}
