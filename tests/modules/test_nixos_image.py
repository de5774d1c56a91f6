from __future__ import annotations

import json
from typing import Any

import pytest

from modules.image_bucket import ImageBucket
from modules.nixos_image import DiskImage, ImageNameError, NixosImage, image_name
from modules.readable_stack import ReadableStack
from modules.vmimport import VmImportRole
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize

HASH = "0123456789abcdef" * 4
ACCOUNT = "111122223333"


@pytest.fixture(scope="module")
def resources() -> Any:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        other = AwsProvider(stack, "other", alias="other", region="eu-west-1")
        bucket = ImageBucket(stack, "bucket", bucket_prefix="Images of mine")
        role = VmImportRole(stack, "vmimport", name="importer", bucket_arn=bucket.arn, kms_keys=["arn:key"])
        NixosImage(
            stack,
            "web",
            name="site/web",
            disk=DiskImage("26.05:1", "x86_64", "legacy-bios", HASH, "/nix/store/x/nixos.vhd"),
            region="eu-central-1",
            bucket=bucket,
            role=role,
            copies={"eu-west-1": other},
            accounts=[ACCOUNT],
        )

    return synthesize(build, ReadableStack)


NAME = "site/web/26.05-1-x86_64-0123456789ab"
NEW_FIRST = {"create_before_destroy": True}


def test_the_disk_is_uploaded_under_the_name_of_its_content(resources: Any) -> None:
    (disk,) = resources["resource"]["aws_s3_object"].values()
    assert disk["key"] == f"web/{HASH}.vhd"
    assert disk["source"] == "${var.image_file_web}"
    assert disk["depends_on"] == [
        "aws_s3_bucket_public_access_block.bucket_private",
        "aws_s3_bucket_versioning.bucket_versioning",
        "aws_s3_bucket_ownership_controls.bucket_ownership",
        "aws_s3_bucket_server_side_encryption_configuration.bucket_encryption",
        "aws_s3_bucket_policy.bucket_policy",
    ]
    assert disk["lifecycle"] == {
        "create_before_destroy": True,
        "ignore_changes": ["source"],
        "precondition": [
            {
                "condition": "${fileexists(var.image_file_web) ? "
                f'filesha256(var.image_file_web) == "{HASH}" : true}}',
                "error_message": "The file of the image web has changed since the stack was synthesized.",
            }
        ],
    }
    assert resources["variable"]["image_file_web"] == {
        "type": "string",
        "default": "/nix/store/x/nixos.vhd",
        "description": "The VHD file of the image web; it is read for the upload alone",
    }


def test_the_import_waits_for_the_rights_that_it_needs(resources: Any) -> None:
    assert resources["resource"]["aws_ebs_snapshot_import"] == {
        "web_snapshot": {
            "description": "NixOS 26.05:1 (x86_64)",
            "disk_container": {
                "format": "VHD",
                "user_bucket": {
                    "s3_bucket": "${aws_s3_bucket.bucket.bucket}",
                    "s3_key": "${aws_s3_object.web_disk.key}",
                },
            },
            "role_name": "${aws_iam_role.vmimport.name}",
            "tags": {"Name": NAME},
            "timeouts": {"create": "3h", "delete": "30m"},
            "depends_on": ["aws_iam_role_policy.vmimport_policy"],
            "lifecycle": NEW_FIRST,
        }
    }


def test_the_image_is_registered_as_nixos_registers_its_own(resources: Any) -> None:
    assert resources["resource"]["aws_ami"] == {
        "web": {
            "name": NAME,
            "description": "NixOS 26.05:1 (x86_64)",
            "architecture": "x86_64",
            "boot_mode": "legacy-bios",
            "virtualization_type": "hvm",
            "ena_support": True,
            "sriov_net_support": "simple",
            "imds_support": "v2.0",
            "root_device_name": "/dev/xvda",
            "ebs_block_device": [
                {
                    "device_name": "/dev/xvda",
                    "snapshot_id": "${aws_ebs_snapshot_import.web_snapshot.id}",
                    "volume_type": "gp3",
                    "delete_on_termination": True,
                }
            ],
            "tags": {"Name": NAME},
            "lifecycle": NEW_FIRST,
        }
    }


def test_a_copy_is_made_in_its_region_and_shared_there(resources: Any) -> None:
    assert resources["resource"]["aws_ami_copy"] == {
        "web_eu-west-1": {
            "provider": "aws.other",
            "name": NAME,
            "description": "NixOS 26.05:1 (x86_64)",
            "source_ami_id": "${aws_ami.web.id}",
            "source_ami_region": "eu-central-1",
            "tags": {"Name": NAME},
            "timeouts": {"create": "2h"},
            "lifecycle": NEW_FIRST,
        }
    }
    assert resources["resource"]["aws_ami_launch_permission"] == {
        f"web_eu-central-1-{ACCOUNT}": {
            "image_id": "${aws_ami.web.id}",
            "account_id": ACCOUNT,
            "lifecycle": NEW_FIRST,
        },
        f"web_eu-west-1-{ACCOUNT}": {
            "provider": "aws.other",
            "image_id": "${aws_ami_copy.web_eu-west-1.id}",
            "account_id": ACCOUNT,
            "lifecycle": NEW_FIRST,
        },
    }


def test_the_importer_is_ec2_and_may_read_that_bucket_alone(resources: Any) -> None:
    role = resources["resource"]["aws_iam_role"]["vmimport"]
    (trust,) = json.loads(role["assume_role_policy"])["Statement"]
    assert (trust["Principal"], trust["Condition"]) == (
        {"Service": "vmie.amazonaws.com"},
        {"StringEquals": {"sts:Externalid": "vmimport"}},
    )
    policy = json.loads(resources["resource"]["aws_iam_role_policy"]["vmimport_policy"]["policy"])
    reads, snapshots, encrypts = policy["Statement"]
    arn = "${aws_s3_bucket.bucket.arn}"
    assert reads["Resource"] == [arn, f"{arn}/*"]
    assert reads["Action"] == ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"]
    assert snapshots["Resource"] == "*"
    assert encrypts["Resource"] == ["arn:key"]


def test_the_bucket_keeps_what_is_in_use_and_lets_the_rest_expire(resources: Any) -> None:
    made = resources["resource"]
    assert made["aws_s3_bucket"]["bucket"] == {"bucket_prefix": "images-of-mine-", "force_destroy": False}
    rules = made["aws_s3_bucket_lifecycle_configuration"]["bucket_lifecycle"]["rule"]
    assert [{key: rule[key] for key in rule if key not in ("id", "status", "filter")} for rule in rules] == [
        {
            "noncurrent_version_expiration": {"noncurrent_days": 30},
            "expiration": {"expired_object_delete_marker": True},
        },
        {"abort_incomplete_multipart_upload": {"days_after_initiation": 7}},
    ]
    (statement,) = json.loads(made["aws_s3_bucket_policy"]["bucket_policy"]["policy"])["Statement"]
    assert (statement["Effect"], statement["Condition"]) == (
        "Deny",
        {"Bool": {"aws:SecureTransport": "false"}},
    )
    block = made["aws_s3_bucket_public_access_block"]["bucket_private"]
    assert [value for key, value in block.items() if key != "bucket"] == [True] * 4


def test_a_name_is_another_one_for_another_content_and_never_too_long() -> None:
    names = {
        image_name("site/web", label, architecture, sha256)
        for label in ("26.05", "26.11")
        for architecture in ("x86_64", "arm64")
        for sha256 in ("a" * 64, "b" * 64)
    }
    assert len(names) == 8
    long = image_name("site/web", "x" * 200, "x86_64", HASH)
    assert (len(long), long[-20:]) == (128, "-x86_64-0123456789ab")
    with pytest.raises(ImageNameError, match="would have more than 128 characters; choose a shorter name"):
        image_name("x" * 120, "26.05", "x86_64", HASH)
