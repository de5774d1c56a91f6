from __future__ import annotations

from typing import Any

from modules.nixos_ami import NixosAmi
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize_noting


def look_up(release: str, architecture: str) -> dict[str, Any]:
    return {
        "owners": ["427812963091"],
        "most_recent": True,
        "filter": [
            {"name": "name", "values": [f"nixos/{release}.*"]},
            {"name": "architecture", "values": [architecture]},
            {"name": "virtualization-type", "values": ["hvm"]},
            {"name": "root-device-type", "values": ["ebs"]},
        ],
    }


def test_the_newest_image_is_looked_up_and_an_unknown_release_only_warned_of() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        NixosAmi(stack, "nixos", release="26.05")
        NixosAmi(stack, "build", release="26.05.2841")
        NixosAmi(stack, "old", release="24.11", architecture="arm64")

    document, notes = synthesize_noting(build, ReadableStack)
    assert document["data"] == {
        "aws_ami": {
            "nixos": look_up("26.05", "x86_64"),
            "build": look_up("26.05.2841", "x86_64"),
            "old": look_up("24.11", "arm64"),
        }
    }
    assert notes == [
        "@cdktf/warn stack/old: no images of NixOS 24.11 are known, only of 25.11 and 26.05; "
        "if AWS has none either, the plan will fail"
    ]
