"""Names that no bucket can have are warned of, as far as they are written out."""

from __future__ import annotations

import pytest

from tests.synth.lints.documents import messages


def warned(name: str, argument: str = "bucket") -> list[str]:
    return messages("buckets", "aws_s3_bucket", {argument: name})


@pytest.mark.parametrize(
    "name",
    [
        *(
            "MyBucket",
            "my_bucket",
            "my bucket",
            "ab",
            "b" * 64,
            "-bucket",
            "bucket-",
            "bucket.",
            "my..bucket",
        ),
        *("192.168.0.1", "xn--bucket", "sthree-bucket", "bucket-s3alias", "bucket--x-s3"),
        *("My-${var.name}", "${var.name}_logs", "a..${var.name}"),
    ],
)
def test_a_name_that_s3_refuses_is_warned_of(name: str) -> None:
    assert len(warned(name)) == 1


@pytest.mark.parametrize(
    "name",
    ["my-bucket", "my.bucket.1", "abc", "b" * 63, "1st", "${var.name}", "a-${var.name}-", "", "1.2.3.4.5"],
)
def test_another_one_is_not(name: str) -> None:
    assert warned(name) == []


def test_a_prefix_may_be_short_and_end_in_a_hyphen() -> None:
    assert warned("a-", "bucket_prefix") == []
    assert len(warned("A-", "bucket_prefix")) == 1
