"""What is refused or warned of when a host is evaluated."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.nixos.cases import HOST, SEVERAL, VARIABLES
from tests.nixos.conftest import ENABLED_WITH, VARIABLES_SET, Evaluate
from tests.nixos.evaluation import PROVIDERS, Refused, evaluate, write_module

SET = "{{ services.snowform.web = {{ enable = true; credentials.configFile = null; {} }}; }}"


@pytest.mark.parametrize(
    ("version", "failed", "warned"),
    [
        ("5.99.0", 1, 0),
        ("5.100.0", 0, 0),
        ("6.52.0", 0, 0),
        ("7.0.0", 1, 1),
    ],
)
def test_the_provider_of_nixpkgs_must_be_one_that_the_stack_wants(
    version: str, failed: int, warned: int, evaluated: Evaluate
) -> None:
    host = evaluated(SEVERAL, SET.format(""), providers={**PROVIDERS, "hashicorp_aws": version})
    assert len(host.failed) == failed
    assert all(f"this nixpkgs has hashicorp/aws {version}" in " ".join(text.split()) for text in host.failed)
    assert [f"has {version}." in " ".join(text.split()) for text in host.warnings] == [True] * warned


def test_a_package_of_the_hosts_own_choice_is_its_own_affair(evaluated: Evaluate) -> None:
    own = 'package = { outPath = "/pkgs/mine"; meta.mainProgram = "tofu"; };'
    host = evaluated(SEVERAL, SET.format(own), providers={**PROVIDERS, "hashicorp_aws": "4.0.0"})
    assert (host.failed, host.warnings) == ([], [])


def test_without_credentials_there_is_a_warning(evaluated: Evaluate) -> None:
    settings = SET.format("credentials.file = null;")
    (warning,) = evaluated(SEVERAL, settings, providers={**PROVIDERS, "hashicorp_aws": "5.100.0"}).warnings
    assert warning.strip() == (
        "services.snowform.web: no AWS credentials are set: neither credentials.file nor instanceRole."
    )


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        pytest.param('size = "m5.large";', "size: Only the families t3 and t4g are wanted.", id="regex"),
        pytest.param("count = 4;", "count: the value does not meet the stack's condition", id="comparison"),
    ],
)
def test_the_stacks_own_conditions_hold_at_evaluation(
    setting: str, message: str, evaluated: Evaluate
) -> None:
    assert evaluated(VARIABLES, VARIABLES_SET % setting).failed == [
        f"services.snowform.web.variables.{message}"
    ]


@pytest.mark.parametrize(
    ("setting", "option"),
    [
        ("tags.a = 1;", "variables.tags"),
        ('count = "2";', "variables.count"),
        ("pair = [ true true ];", "variables.pair"),
        ('disks = [ { size = 1; typo = "x"; } ];', "variables.disks"),
        ("size = null;", "variables.size"),
    ],
)
def test_a_value_of_another_type_is_refused(setting: str, option: str, evaluated: Evaluate) -> None:
    base = VARIABLES_SET.replace('disks = [ { size = 1; snapshot = "snap-1"; } ];', "")
    with pytest.raises(Refused) as caught:
        evaluated(VARIABLES, base % setting)
    assert f"A definition for option `services.snowform.web.{option}' is not of type" in str(caught.value)


def test_a_list_without_a_default_is_not_taken_for_an_empty_one(evaluated: Evaluate) -> None:
    settings = (VARIABLES_SET % "").replace('zones = [ "a" ];', "")
    assert "services.snowform.web.variables.zones must be set: the stack has no default for it." in (
        evaluated(VARIABLES, settings).failed
    )


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        pytest.param('environment.DB_PASSWORD = "x";', "environment: by its name", id="secret by name"),
        pytest.param('environment.AWS_SECRET_ACCESS_KEY = "x";', "environment: by its name", id="AWS's key"),
        pytest.param('environment.X = "ghp_x";', "there is a private key or a token", id="secret by form"),
        pytest.param('environment.TF_VAR_x = "x";', "environment: the stack's variables", id="variable"),
        pytest.param(
            "state.backend = { s3 = { }; http = { }; };", "state.backend: exactly one", id="two backends"
        ),
        pytest.param("state.backend.cloud = { };", "state.backend: neither cloud nor remote", id="cloud"),
        pytest.param(
            'state.backend.s3.secret_key = "x";', "state.backend: everyone could read", id="backend's key"
        ),
        pytest.param(
            'state.encryptionFile = "/run/x"; '
            'package = { outPath = "/x"; version = "1.15.0"; meta.mainProgram = "terraform"; };',
            "state.encryptionFile: this package cannot",
            id="Terraform cannot encrypt",
        ),
        pytest.param(
            'state.encryptionFile = "/run/x"; '
            'package = { outPath = "/x"; version = "1.6.2"; meta.mainProgram = "tofu"; };',
            "state.encryptionFile: this package cannot",
            id="an old OpenTofu cannot encrypt",
        ),
        pytest.param('after = [ "net" ];', "after: one of these stacks is not enabled", id="no such stack"),
        pytest.param(
            'policy.exceptions = [ { allow = [ "destroy" ]; } ];', "policy.exceptions: each", id="exception"
        ),
        pytest.param(
            'drift.action = "apply"; policy.mode = "plan";', "drift.action cannot be apply", id="drift"
        ),
        pytest.param("instanceRole = true;", "instanceRole: other credentials", id="whose credentials"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_option(
    setting: str, message: str, evaluated: Evaluate
) -> None:
    (failed,) = evaluated(HOST, ENABLED_WITH.format(setting)).failed
    assert failed.startswith("services.snowform.web")
    assert message in failed


@pytest.mark.parametrize(
    "setting",
    [
        'environment.AWS_WEB_IDENTITY_TOKEN_FILE = "/run/token";',
        'state.encryptionFile = "/run/x";',
        'policy.exceptions = [ { type = "aws_route53_record"; allow = [ "destroy" ]; } ];',
        "instanceRole = true; credentials.file = null;",
    ],
)
def test_what_makes_sense_is_not_refused(setting: str, evaluated: Evaluate) -> None:
    assert evaluated(HOST, ENABLED_WITH.format(setting)).failed == []


@pytest.mark.parametrize(
    ("document", "settings", "message"),
    [
        pytest.param(
            HOST,
            '{ services.snowform.web.enable = "yes"; }',
            "A definition for option `services.snowform.web.enable' is not of type `boolean'",
            id="wrong type",
        ),
        pytest.param(
            HOST,
            '{ services.snowform.web = { enable = true; credentials.file = builtins.toFile "x" ""; }; }',
            "A definition for option `services.snowform.web.credentials.file' is not of type "
            "`null or absolute path not in the Nix store'",
            id="credentials in the store",
        ),
        pytest.param(
            HOST,
            '{ services.snowform.web = { enable = true; policy.allowReplace = "yes"; }; }',
            "A definition for option `services.snowform.web.policy.allowReplace' is not of type",
            id="no such policy",
        ),
        pytest.param(
            VARIABLES,
            (VARIABLES_SET % "").replace('secrets.password = "/run/secrets/password";', ""),
            "The option `services.snowform.web.secrets.password' was accessed but has no value defined",
            id="no secret",
        ),
    ],
)
def test_a_wrong_setting_is_named(
    document: dict[str, Any], settings: str, message: str, evaluated: Evaluate
) -> None:
    with pytest.raises(Refused) as caught:
        evaluated(document, settings)
    assert message in str(caught.value)


@pytest.mark.promise("input")
@pytest.mark.parametrize(
    ("other", "enabled", "refused"),
    [
        ("web-drift", "true", True),
        ("web-destroy", "true", True),
        ("web-switch", "true", True),
        ("web-again", "true", True),
        ("web-drift", "false", False),
        ("web-staging", "true", False),
        ("drift", "true", False),
    ],
)
def test_two_stacks_cannot_have_one_unit(other: str, enabled: str, refused: bool, tmp_path: Path) -> None:
    modules = [write_module(tmp_path / "nix", name, HOST) for name in ("web", other)]
    settings = f"{{ services.snowform.web.enable = true; services.snowform.{other}.enable = {enabled}; }}"
    failed = evaluate(modules, settings, tmp_path / "store").failed
    assert len(failed) == refused
    assert all("services.snowform.web: another stack on this host" in assertion for assertion in failed)


def test_a_file_in_a_home_must_be_replaced(evaluated: Evaluate) -> None:
    assert evaluated(SEVERAL).failed == [
        "services.snowform.web.credentials.configFile must be set: the stack has no default for it."
    ]
