"""Ephemeral resources have classes too, named as in the bindings of cdktn."""

from __future__ import annotations

from typing import Any

import pytest

from snowform.aws import AwsProvider, EphemeralAwsSecretsmanagerRandomPassword, SecretsmanagerSecretVersion
from snowform.errors import SnowformError
from snowform.providers.class_names import import_of
from snowform.providers.random import EphemeralRandomPassword
from snowform.providers.stubs import stub
from snowform.schema import catalogue
from tests.synthesis import synthesize
from tests.tools import ENGINE

pytestmark = pytest.mark.skipif(ENGINE != "native", reason="HashiCorp's cdktf has no ephemeral resources")
AWS = catalogue.together(catalogue.all_named("aws"))


def test_an_ephemeral_resource_is_written_and_read() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws")
        password = EphemeralAwsSecretsmanagerRandomPassword(stack, "password", password_length=20)
        password.exclude_numbers = True
        SecretsmanagerSecretVersion(
            stack,
            "version",
            secret_id="s",
            secret_string_wo=password.random_password,
            secret_string_wo_version=1,
            depends_on=[password],
        )

    made = synthesize(build)
    assert made["ephemeral"] == {
        "aws_secretsmanager_random_password": {"password": {"password_length": 20, "exclude_numbers": True}}
    }
    assert made["resource"]["aws_secretsmanager_secret_version"]["version"] == {
        "secret_id": "s",
        "secret_string_wo": "${ephemeral.aws_secretsmanager_random_password.password.random_password}",
        "secret_string_wo_version": 1,
        "depends_on": ["ephemeral.aws_secretsmanager_random_password.password"],
    }


def test_it_takes_the_meta_arguments_of_its_kind() -> None:
    def build(stack: Any) -> None:
        EphemeralRandomPassword(
            stack,
            "password",
            length=20,
            count=2,
            lifecycle={"postcondition": [{"condition": "${self.length > 1}", "error_message": "too short"}]},
        )

    (body,) = synthesize(build)["ephemeral"]["random_password"].values()
    assert body["count"] == 2
    assert body["lifecycle"]["postcondition"][0]["error_message"] == "too short"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"lenght": 20}, 'ephemeral.random_password "password": unknown argument "lenght"'),
        ({}, 'ephemeral.random_password "password": the argument "length" is required'),
        ({"length": 20, "provisioner": []}, 'unknown argument "provisioner"'),
    ],
)
def test_what_it_does_not_take_is_refused(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(SnowformError, match=said):
        synthesize(lambda stack: EphemeralRandomPassword(stack, "password", **arguments))


def test_an_attribute_that_it_has_not_is_an_error() -> None:
    def build(stack: Any) -> None:
        _ = EphemeralRandomPassword(stack, "password", length=20).reslt

    with pytest.raises(
        SnowformError, match=r'ephemeral.random_password has no attribute "reslt"; .*"result"'
    ):
        synthesize(build)


def test_its_class_is_named_as_in_the_bindings() -> None:
    assert import_of(AWS, "ephemeral", "aws_kms_secrets") == (
        "snowform.aws.ephemeral_aws_kms_secrets",
        "EphemeralAwsKmsSecrets",
    )


def test_its_stub_has_its_arguments_and_attributes() -> None:
    text = stub(AWS, "ephemeral", "aws_secretsmanager_secret_version")
    assert "class EphemeralAwsSecretsmanagerSecretVersion(EphemeralResource):" in text
    assert "        secret_id: String,\n" in text
    assert "    secret_string: Final[str]\n" in text
    assert "provisioner" not in text
