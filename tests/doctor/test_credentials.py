"""Which credentials AWS' provider would find: the kind and the place are told, never a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.doctor import Status, credentials
from snowform.local import LocalAws
from tests.tools import need

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
KEYS = {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": SECRET}
FILES = {
    "credentials": f"[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = {SECRET}\n",
    "config": (
        "[default]\nregion = eu-central-1\n"
        "[profile work]\nsso_session = work\nsso_account_id = 123456789012\n"
        "[profile admin]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = default\n"
        "[profile bare]\nregion = eu-central-1\n"
        "[profile helper]\ncredential_process = /opt/helper --token s3cr3t%\n"
    ),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / ".aws").mkdir()
    for name, text in FILES.items():
        (tmp_path / ".aws" / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "kind", "by"),
    [
        (KEYS, "an access key", "AWS_ACCESS_KEY_ID"),
        ({}, "an access key", "profile default"),
        ({"AWS_PROFILE": "work"}, "AWS IAM Identity Center", "profile work"),
        ({"AWS_PROFILE": "admin", **KEYS}, "a role", "profile admin"),
        ({"AWS_PROFILE": "helper"}, "a program", "profile helper"),
    ],
)
def test_the_first_source_that_has_some_is_told(
    home: Path, given: dict[str, str], kind: str, by: str
) -> None:
    found = credentials.find({"HOME": str(home), **given})
    assert (found.status, found.version, found.by) == (Status.OK, kind, by)
    told = str(found.as_json())
    assert not [secret for secret in (SECRET, "AKIA", "s3cr3t") if secret in told]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"AWS_WEB_IDENTITY_TOKEN_FILE": "/token"}, "a web identity"),
        ({"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"}, "a container's role"),
    ],
)
def test_without_files_the_environment_may_lead_to_some(
    tmp_path: Path, given: dict[str, str], kind: str
) -> None:
    assert credentials.find({"HOME": str(tmp_path), **given}).version == kind


def test_files_in_other_places_are_read(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("[default]\naws_access_key_id = x\n")
    found = credentials.find({"HOME": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": str(elsewhere)})
    assert (found.status, found.where) == (Status.OK, str(elsewhere))


@pytest.mark.parametrize(
    ("given", "status", "problem"),
    [
        ({"AWS_PROFILE": "wrok"}, Status.BROKEN, 'the profile "wrok" is in no file'),
        ({"AWS_PROFILE": "bare"}, Status.BROKEN, 'the profile "bare" has no credentials'),
        ({"AWS_ACCESS_KEY_ID": "x"}, Status.BROKEN, "is set without AWS_SECRET_ACCESS_KEY"),
        ({"HOME": "/nowhere"}, Status.MISSING, "none in the environment and in ~/.aws"),
    ],
)
def test_what_is_of_no_use_is_told(home: Path, given: dict[str, str], status: Status, problem: str) -> None:
    found = credentials.find({"HOME": str(home), **given})
    assert (found.status, problem in found.problem) == (status, True), found.problem


@pytest.mark.parametrize("text", [b"[default\nx", b"\xff\xfe"], ids=["no INI", "no text"])
def test_a_file_that_cannot_be_read_is_told_without_its_text(home: Path, text: bytes) -> None:
    (home / ".aws" / "credentials").write_bytes(text)
    found = credentials.find({"HOME": str(home)})
    assert (found.status, found.problem) == (Status.BROKEN, "cannot be read")


@pytest.mark.e2e
def test_aws_says_which_account_and_role_they_are_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SNOWFORM_TOFU", str(need("tofu")))
    with LocalAws() as aws:
        for name, value in aws.environment().items():
            monkeypatch.setenv(name, value)
        asked = credentials.ask(credentials.find())
    assert asked.status is Status.OK, asked.problem
    assert asked.where == "account 123456789012, arn:aws:sts::123456789012:user/moto"
    asked = credentials.ask(credentials.find())
    assert asked.fails
    assert "AWS was asked who they are: tofu apply: " in asked.problem
