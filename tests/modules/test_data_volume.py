from __future__ import annotations

from typing import Any

import pytest

from modules.data_volume import DataVolume, VolumeError, VolumeSettings, check_devices
from modules.readable_stack import ReadableStack
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize


def resources(settings: VolumeSettings) -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        DataVolume(
            stack,
            "data",
            name="db-data",
            availability_zone="eu-central-1b",
            instance_id="i-1",
            settings=settings,
        )

    return synthesize(build, ReadableStack)["resource"]


def test_a_volume_is_encrypted_and_leaves_a_last_snapshot() -> None:
    assert resources(VolumeSettings(size=100, device_name="/dev/sdf")) == {
        "aws_ebs_volume": {
            "data": {
                "availability_zone": "eu-central-1b",
                "size": 100,
                "type": "gp3",
                "encrypted": True,
                "final_snapshot": True,
                "tags": {"Name": "db-data"},
            }
        },
        "aws_volume_attachment": {
            "data_attachment": {
                "device_name": "/dev/sdf",
                "volume_id": "${aws_ebs_volume.data.id}",
                "instance_id": "i-1",
                "stop_instance_before_detaching": True,
            }
        },
    }


def test_what_becomes_of_the_data_can_be_said() -> None:
    deleted = resources(VolumeSettings(size=1, device_name="/dev/sdf", on_destroy="delete"))
    refused = resources(VolumeSettings(size=1, device_name="/dev/sdf", on_destroy="refuse"))
    assert not {"final_snapshot", "lifecycle"} & set(deleted["aws_ebs_volume"]["data"])
    assert refused["aws_ebs_volume"]["data"]["lifecycle"] == {"prevent_destroy": True}


def test_a_volume_can_begin_as_a_snapshot() -> None:
    made = resources(VolumeSettings(size=100, device_name="/dev/sdf", snapshot_id="snap-0a"))
    assert made["aws_ebs_volume"]["data"]["snapshot_id"] == "snap-0a"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param({"type": "st1"}, "size: 20 GiB of st1; it starts at 125 GiB", id="size"),
        pytest.param({"type": "io2"}, "iops: io2 needs its IOPS; give them, or choose gp3", id="no IOPS"),
        pytest.param({"type": "gp2", "iops": 3000}, "iops: gp2 takes no IOPS; choose gp3 or io2", id="IOPS"),
        pytest.param(
            {"type": "io2", "iops": 3000, "throughput": 250},
            "throughput: io2 takes no throughput; choose gp3",
            id="throughput",
        ),
    ],
)
def test_what_ebs_has_not_is_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(VolumeError) as caught:
        VolumeSettings(size=20, device_name="/dev/sdf", **settings)
    assert str(caught.value) == message


def test_two_volumes_on_one_device_are_refused() -> None:
    check_devices([("data", "/dev/sdf"), ("logs", "/dev/sdg")])
    with pytest.raises(VolumeError) as caught:
        check_devices([("data", "/dev/sdf"), ("logs", "/dev/sdf")])
    assert str(caught.value) == (
        "the volumes data and logs are both /dev/sdf; choose another from /dev/sdf to /dev/sdp"
    )
