"""Settings that the type of a volume has not are warned of, wherever a volume is described."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import messages

KIND = "aws_ebs_volume"


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"type": "gp2", "iops": 5000}, "iops"),
        ({"type": "st1", "iops": "500"}, "iops"),
        ({"type": "io1", "iops": 500, "throughput": 200}, "throughput"),
        ({"type": "io2"}, "type"),
        ({"type": "gp4"}, "type"),
    ],
)
def test_a_setting_that_the_type_has_not_is_warned_of(body: dict[str, Any], path: str) -> None:
    [message] = messages("volumes", KIND, body)
    assert message.startswith(f"{path}:")


@pytest.mark.parametrize(
    "body",
    [
        {"type": "gp3", "iops": 5000, "throughput": 500},
        {"type": "io1", "iops": 500},
        {"type": "io1", "snapshot_id": "snap-0123456789abcdef0"},
        {"type": "gp2", "iops": 0, "throughput": None},
        {"iops": 5000},
        {"type": "${var.type}", "iops": 5000},
        {"type": ""},
    ],
)
def test_what_it_has_or_may_have_is_not(body: dict[str, Any]) -> None:
    assert messages("volumes", KIND, body) == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("aws_instance", {"root_block_device": {"volume_type": "gp2", "iops": 5000}}),
        ("aws_launch_configuration", {"ebs_block_device": [{"volume_type": "gp2", "iops": 5000}]}),
        (
            "aws_launch_template",
            {"block_device_mappings": [{"ebs": [{"volume_type": "gp2", "iops": 5000}]}]},
        ),
    ],
)
def test_the_volumes_of_machines_are_looked_at(kind: str, body: dict[str, Any]) -> None:
    [message] = messages("volumes", kind, body)
    assert "iops:" in message
