"""What NixOS makes of a generated module: options, packages, units."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.nixos.cases import BUILT_IN, CASES, ELSEWHERE, HOST, SEVERAL
from tests.nixos.evaluation import PROVIDERS, Host, Refused, evaluate, unit_text, write_module
from tests.tools import need

Evaluate = Callable[..., Host]

ENABLED = "{ services.snowform.web.enable = true; }"


@pytest.fixture
def evaluated(tmp_path: Path) -> Evaluate:
    """Evaluates a host that imports the module of one document, as the stack `web`."""

    def evaluate_one(document: dict[str, Any], settings: str = ENABLED, **options: Any) -> Host:
        assets = options.pop("assets", None)
        module = write_module(tmp_path / "nix", "web", document, assets)
        return evaluate([module], settings, tmp_path / "store", **options)

    return evaluate_one


@pytest.mark.parametrize("stack", CASES)
def test_every_option_says_its_type_example_and_description(stack: str, evaluated: Evaluate) -> None:
    options = evaluated(CASES[stack], "{ }").options
    assert options
    for name, option in options.items():
        assert {"type", "example", "description"} <= option.keys(), name


@pytest.mark.parametrize(
    ("document", "without_default"),
    [
        pytest.param(HOST, set(), id="all have one"),
        pytest.param(SEVERAL, {"credentials.configFile"}, id="a file in a home"),
        pytest.param(ELSEWHERE, {"package"}, id="a provider that nixpkgs lacks"),
    ],
)
def test_an_option_has_a_default_where_there_is_a_right_one(
    document: dict[str, Any], without_default: set[str], evaluated: Evaluate
) -> None:
    options = evaluated(document, "{ }").options
    found = {name for name, option in options.items() if not {"default", "defaultText"} & option.keys()}
    assert found == {f"services.snowform.web.{name}" for name in without_default}


def test_only_stacks_that_use_aws_have_options_for_its_credentials(evaluated: Evaluate) -> None:
    assert not [name for name in evaluated(BUILT_IN).options if "credentials" in name]


def test_a_module_that_is_not_enabled_does_nothing(evaluated: Evaluate) -> None:
    host = evaluated(HOST, "{ }")
    assert (host.services, host.failed) == ({}, [])


@pytest.mark.parametrize(
    ("document", "providers", "plugins"),
    [
        pytest.param(HOST, ["hashicorp_aws", "aws"], ["hashicorp_aws"], id="renamed, alias still there"),
        pytest.param(HOST, ["aws"], ["aws"], id="nixpkgs before 2025-10"),
        pytest.param(
            SEVERAL, PROVIDERS, ["1password_onepassword", "hashicorp_aws", "hashicorp_random"], id="several"
        ),
        pytest.param(BUILT_IN, [], [], id="none"),
    ],
)
def test_opentofu_comes_with_the_providers_of_the_stack(
    document: dict[str, Any], providers: Sequence[str], plugins: list[str], evaluated: Evaluate
) -> None:
    packages = evaluated(document, "{ }", providers=providers).packages
    assert packages["services.snowform.web.package"]["plugins"] == plugins


def service(host: Host) -> Any:
    return host.services["snowform-web"]


def test_the_unit_hands_over_the_files_that_the_stack_names(evaluated: Evaluate) -> None:
    unit = service(evaluated(HOST))
    assert unit["serviceConfig"]["LoadCredential"] == [
        "credentials:/run/credentials/aws",
        "config:/run/credentials/aws-config",
    ]
    assert unit["environment"] == {
        "AWS_CONFIG_FILE": "%d/config",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_SHARED_CREDENTIALS_FILE": "%d/credentials",
        "TF_DATA_DIR": "%S/snowform/web/data",
        "TF_INPUT": "0",
        "TF_IN_AUTOMATION": "1",
    }


ALL_SET = """{
  services.snowform.web = {
    enable = true;
    package = {
      outPath = "/pkgs/terraform";
      meta.mainProgram = "terraform";
    };
    credentials = {
      file = "/run/secrets/aws";
      configFile = null;
      profile = "web";
    };
    environment = {
      HTTPS_PROXY = "http://a%40b@proxy:3128";
      TF_INPUT = "1";
    };
    extraArgs = [ "-parallelism=4" "-var=name=a b" ];
  };
}"""


def test_every_option_reaches_the_unit(evaluated: Evaluate) -> None:
    unit = service(evaluated(HOST, ALL_SET))
    assert unit["serviceConfig"]["LoadCredential"] == ["credentials:/run/secrets/aws"]
    assert unit["environment"] == {
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PROFILE": "web",
        "AWS_SHARED_CREDENTIALS_FILE": "%d/credentials",
        "HTTPS_PROXY": "http://a%%40b@proxy:3128",
        "TF_DATA_DIR": "%S/snowform/web/data",
        "TF_INPUT": "1",
        "TF_IN_AUTOMATION": "1",
    }
    assert "/pkgs/terraform/bin/terraform init -input=false -no-color\n" in unit["script"]
    assert "/pkgs/terraform/bin/terraform apply -input=false -auto-approve -no-color" in unit["script"]
    assert "'-parallelism=4' '-var=name=a b' || status=$?\n" in unit["script"]


def test_without_files_the_machines_own_credentials_are_left_to_aws(evaluated: Evaluate) -> None:
    settings = """{
      services.snowform.web = {
        enable = true;
        credentials.file = null;
        credentials.configFile = null;
      };
    }"""
    unit = service(evaluated(HOST, settings))
    assert unit["serviceConfig"]["LoadCredential"] == []
    assert not [name for name in unit["environment"] if name.startswith("AWS_")]


def test_the_unit_runs_again_when_configuration_or_assets_change(evaluated: Evaluate, tmp_path: Path) -> None:
    assets = tmp_path / "built"
    assets.mkdir()
    triggers = []
    for text, document in (("1", HOST), ("2", HOST), ("2", BUILT_IN)):
        (assets / "file").write_text(text)
        triggers.append(service(evaluated(document, assets=assets))["restartTriggers"])
    first, other_asset, other_document = triggers
    assert [Path(path).name.partition("-")[2] for path in first] == ["config.tf.json", "assets"]
    assert first[0] == other_asset[0] != other_document[0]
    assert first[1] != other_asset[1] == other_document[1]


def test_the_run_sees_the_very_configuration_and_assets(evaluated: Evaluate, tmp_path: Path) -> None:
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "file").write_text("content")
    unit = service(evaluated(HOST, assets=tmp_path / "built"))
    links = dict(re.findall(r"ln -s (\S+) (\S+)\n", unit["script"]))
    by_name = {name: Path(target) for target, name in links.items()}
    assert by_name.keys() == {"config.tf.json", "assets", "snowform_override.tf.json"}
    written = tmp_path / "nix" / "web" / "config.tf.json"
    assert by_name["config.tf.json"].read_bytes() == written.read_bytes()
    assert (by_name["assets"] / "file").read_text() == "content"


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
            SEVERAL,
            ENABLED,
            "The option `services.snowform.web.credentials.configFile' was accessed but has no value defined",
            id="a file in a home must be replaced",
        ),
        pytest.param(
            ELSEWHERE,
            ENABLED,
            "The option `services.snowform.web.package' was accessed but has no value defined",
            id="no package",
        ),
    ],
)
def test_a_wrong_setting_is_named(
    document: dict[str, Any], settings: str, message: str, evaluated: Evaluate
) -> None:
    with pytest.raises(Refused) as caught:
        evaluated(document, settings)
    assert message in str(caught.value)


def test_credentials_that_are_given_as_a_path_are_not_copied_to_the_store(
    evaluated: Evaluate, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    settings = f"{{ services.snowform.web = {{ enable = true; credentials.file = {secret}; }}; }}"
    unit = service(evaluated(HOST, settings))
    assert unit["serviceConfig"]["LoadCredential"][0] == f"credentials:{secret}"


def test_credentials_in_the_environment_are_refused(evaluated: Evaluate) -> None:
    settings = """{
      services.snowform.web = {
        enable = true;
        environment.AWS_SECRET_ACCESS_KEY = "x";
      };
    }"""
    assert evaluated(HOST, settings).failed == [
        "services.snowform.web.environment holds AWS credentials, which everyone could\n"
        "read in the Nix store. Put them into a file and name it in credentials.file.\n"
    ]


def test_two_stacks_share_a_host_and_nothing_else(tmp_path: Path) -> None:
    modules = [write_module(tmp_path, name, HOST) for name in ("web", "mail.prod")]
    settings = '{ services.snowform = { web.enable = true; "mail.prod".enable = true; }; }'
    services = evaluate(modules, settings, tmp_path / "store").services
    assert services.keys() == {"snowform-web", "snowform-mail.prod"}
    states = {service["serviceConfig"]["StateDirectory"] for service in services.values()}
    assert states == {"snowform/web", "snowform/mail.prod"}
    texts = [service["script"] + str(service["environment"]) for service in services.values()]
    assert "mail.prod" not in texts[list(services).index("snowform-web")]


@pytest.mark.parametrize("stack", ["nixos-host", "built-in"])
def test_systemd_accepts_the_unit_and_finds_it_hardened(
    stack: str, evaluated: Evaluate, tmp_path: Path
) -> None:
    file = tmp_path / "snowform-web.service"
    file.write_text(unit_text(service(evaluated(CASES[stack])), "/bin/sh"))
    systemd = need("systemd-analyze")
    verified = subprocess.run([systemd, "verify", file], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    command = [systemd, "security", "--offline=yes", "--threshold=15", "--no-pager", file]
    judged = subprocess.run(command, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout
