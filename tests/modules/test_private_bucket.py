from __future__ import annotations

import pytest

from modules.private_bucket import BucketError, check_bucket_name, prefix_of


@pytest.mark.parametrize("name", ["abc", "a" * 63, "team-states", "team.states", "1.2.3", "1.2.3.4a", "0-0"])
def test_names_that_s3_takes(name: str) -> None:
    check_bucket_name(name)


@pytest.mark.parametrize(
    "name",
    ["ab", "a" * 64, "Team", "team_states", "-team", "team-", ".team", "team.", "a..b", "192.168.5.4", "té"],
)
def test_names_that_break_the_rules_of_s3(name: str) -> None:
    with pytest.raises(
        BucketError, match=r"^context: '.*' is not a valid name for a bucket; 3 to 63 lower-case"
    ):
        check_bucket_name(name, where="context")


@pytest.mark.parametrize(
    "name", ["xn--team", "sthree-team", "amzn-s3-demo-team", "team-s3alias", "team--ola-s3", "team--x-s3"]
)
def test_names_that_s3_keeps_for_itself(name: str) -> None:
    with pytest.raises(BucketError, match="begins or ends with what S3 keeps for itself"):
        check_bucket_name(name)


@pytest.mark.parametrize(
    ("name", "prefix"),
    [("nixos-image", "nixos-image-"), ("My Images!", "my-images-"), ("x" * 60, "x" * 36 + "-")],
)
def test_a_bucket_is_named_after_its_stack(name: str, prefix: str) -> None:
    assert prefix_of(name) == prefix


def test_a_name_without_letters_names_no_bucket() -> None:
    with pytest.raises(BucketError):
        prefix_of("___")
