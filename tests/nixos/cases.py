"""Configurations that between them meet every branch of the module's template."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

# What Terranix makes of a NixOS host.
HOST: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "parity" / "terranix-host.tf.json").read_text()
)

SEVERAL: dict[str, Any] = {
    "terraform": {
        "required_providers": {
            "aws": {"source": "hashicorp/aws"},
            "onepassword": {"source": "1Password/onepassword"},
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
    "built-in": BUILT_IN,
    "elsewhere": ELSEWHERE,
}
