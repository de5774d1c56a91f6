"""The generated modules in a real NixOS: `make test-nixpkgs NIXPKGS=...`."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from snowform.nixos import generate
from tests.nixos.cases import BUILT_IN, CASES, HOST, SEVERAL, VARIABLES
from tests.nixos.evaluation import Refused, nix
from tests.nixpkgs.conftest import ENABLED, FAILED, MACHINE, NIXPKGS, UNITS, Evaluate
from tests.tools import need


def lines(unit: str, name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)


def own_environment(unit: str) -> dict[str, str]:
    """What the module sets, without what NixOS gives every unit."""
    settings = dict(line.strip('"').split("=", 1) for line in lines(unit, "Environment"))
    return {name: value for name, value in settings.items() if name.startswith(("AWS_", "TF_", "HTTPS_"))}


VARIABLES_SET = """{
  services.snowform.web = {
    enable = true;
    drift = { enable = true; action = "apply"; };
    outputs.group = "wheel";
    metrics.directory = "/run/metrics";
    variables = { name = "x"; zones = [ "a" ]; disks = [ { size = 1; } ]; };
    secrets.password = "/run/password";
  };
}"""


@pytest.mark.parametrize(
    ("document", "settings"),
    [(HOST, ENABLED), (BUILT_IN, ENABLED), (VARIABLES, VARIABLES_SET)],
    ids=["AWS", "no provider", "variables"],
)
def test_nixos_renders_units_that_systemd_accepts_and_finds_hardened(
    document: dict[str, Any], settings: str, evaluate: Evaluate, tmp_path: Path
) -> None:
    units = evaluate({"web": document}, settings, UNITS)
    kinds = (
        *("-again.service", "-destroy.service", "-drift.service", "-drift.timer", "-switch.service"),
        ".service",
    )
    assert units.keys() == {f"snowform-web{kind}" for kind in kinds}
    systemd = need("systemd-analyze")
    files = {name: tmp_path / "units" / name for name in units}
    (tmp_path / "units").mkdir()
    for name, text in units.items():
        # The programs lie in a store that was not built.
        files[name].write_text(re.sub(r"^(Exec\w+=[-+!@:]*)/nix/.*$", r"\1/bin/sh", text, flags=re.MULTILINE))
    for name, file in files.items():
        verified = subprocess.run([systemd, "verify", file], capture_output=True, text=True, check=False)
        assert (verified.returncode, verified.stderr) == (0, ""), name
        if name.endswith(".service"):
            command = [systemd, "security", "--offline=yes", "--threshold=15", "--no-pager", file]
            judged = subprocess.run(command, capture_output=True, text=True, check=False)
            assert judged.returncode == 0, judged.stdout


def test_with_its_defaults_the_module_takes_what_the_stack_says(evaluate: Evaluate) -> None:
    units = evaluate({"web": HOST}, ENABLED, UNITS)
    for kind in ("", "-drift", "-destroy"):
        unit = units[f"snowform-web{kind}.service"]
        assert own_environment(unit) == {"AWS_EC2_METADATA_DISABLED": "true"}
        assert lines(unit, "LoadCredential") == [
            "aws-config:/run/credentials/aws-config",
            "aws-credentials:/run/credentials/aws",
        ]
        assert lines(unit, "User") == ["snowform-web"]


def test_opentofu_comes_with_the_tree_s_own_provider(evaluate: Evaluate) -> None:
    name, version = evaluate(
        {"web": HOST},
        ENABLED,
        "[ host.config.services.snowform.web.package.name host.pkgs.opentofu.version ]",
    )
    assert name == f"opentofu-with-plugins-{version}"


def test_the_tree_s_provider_is_held_against_what_the_stack_wants(evaluate: Evaluate) -> None:
    narrow = {"terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "< 4"}}}}
    version, failed = evaluate(
        {"web": narrow}, ENABLED, f"[ host.pkgs.opentofu.plugins.hashicorp_aws.version ({FAILED}) ]"
    )
    assert [" ".join(text.split()) for text in failed] == [
        f"services.snowform.web.package: this nixpkgs has hashicorp/aws {version}, the stack wants < 4. "
        "Set package to one with another version, or bring that along in providers."
    ]


EVERYTHING = """{ pkgs, ... }: {
  services.snowform.web = {
    enable = true;
    package = pkgs.opentofu;
    credentials = { file = "/run/aws"; configFile = null; environmentFile = "/run/env"; profile = "web"; };
    planCredentials = { file = "/run/read"; environmentFile = null; profile = null; };
    policy = {
      mode = "apply";
      allowDestroy = true;
      allowReplace = "tainted";
      allowDataLoss = true;
      allowDisruptive = true;
      allowAccessCut = true;
      allowForget = true;
      maxChanges = 3;
      exceptions = [
        { address = "aws_vpc.*"; allow = [ "destroy" "loseData" "cutAccess" ]; reason = "why not"; }
      ];
      allowExec = true;
      allowedAccountIds = [ "123456789012" ];
      orphans = "name";
    };
    onBoot = false;
    wait = false;
    refusal = "warn";
    after = [ ];
    drift = { enable = true; schedule = "hourly"; randomizedDelay = "1min"; action = "apply"; };
    state = {
      directory = "infrastructure/web";
      backend.s3 = { bucket = "states"; key = "web"; region = "eu-central-1"; };
      encryptionFile = "/run/encryption";
    };
    lockTimeout = 1;
    parallelism = 2;
    refresh = false;
    retries = 3;
    stopTimeout = 5;
    backups = 6;
    tags = false;
    path = [ pkgs.git ];
    environment.HTTPS_PROXY = "http://a%40b@proxy:3128";
    onFailure = [ "tell.service" ];
    metrics.directory = "/run/metrics";
    user = "infra";
  };
  users.users.infra = { isSystemUser = true; group = "infra"; };
  users.groups.infra = { };
}"""


def test_every_option_can_be_set(evaluate: Evaluate) -> None:
    units, failed = evaluate({"web": HOST}, f"({EVERYTHING})", f"[ ({UNITS}) ({FAILED}) ]")
    assert failed == []
    apply, drift = units["snowform-web.service"], units["snowform-web-drift.service"]
    assert own_environment(apply) == {
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PROFILE": "web",
        "HTTPS_PROXY": "http://a%%40b@proxy:3128",
    }
    assert lines(apply, "LoadCredential") == [
        *("aws-credentials:/run/aws", "encryption:/run/encryption", "environment:/run/env")
    ]
    assert lines(drift, "LoadCredential") == ["aws-credentials:/run/read", "encryption:/run/encryption"]
    assert lines(apply, "EnvironmentFile") == []
    assert lines(apply, "OnFailure") == ["tell.service"]
    assert lines(apply, "WantedBy") == []
    assert (lines(apply, "User"), lines(apply, "DynamicUser")) == (["infra"], ["false"])
    assert (lines(apply, "Type"), lines(apply, "SuccessExitStatus")) == (["oneshot"], ["4"])
    assert lines(apply, "StateDirectory") == ["infrastructure/web"]


def test_two_stacks_share_a_host(evaluate: Evaluate) -> None:
    settings = """{
      services.snowform.web = { enable = true; after = [ "mail" ]; };
      services.snowform.mail = { enable = true; credentials.configFile = null; };
    }"""
    units, failed = evaluate({"web": HOST, "mail": SEVERAL}, settings, f"[ ({UNITS}) ({FAILED}) ]")
    assert failed == []
    states = {name: lines(text, "StateDirectory") for name, text in units.items()}
    assert (states["snowform-web.service"], states["snowform-mail.service"]) == (
        ["snowform/web"],
        ["snowform/mail"],
    )
    assert "snowform-mail.service" in lines(units["snowform-web.service"], "Requires")[0]


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
            "{ services.snowform.web = { enable = true; credential.file = null; }; }",
            "The option `services.snowform.web.credential' does not exist",
            id="unknown option",
        ),
        pytest.param(
            HOST,
            '{ services.snowform.web = { enable = true; credentials.file = builtins.toFile "x" ""; }; }',
            "A definition for option `services.snowform.web.credentials.file' is not of type "
            "`null or absolute path not in the Nix store'",
            id="credentials in the store",
        ),
        pytest.param(
            VARIABLES,
            VARIABLES_SET.replace("size = 1;", 'size = 1; typo = "x";'),
            "typo' does not exist",
            id="unknown attribute of a variable",
        ),
        pytest.param(
            VARIABLES,
            VARIABLES_SET.replace('secrets.password = "/run/password";', ""),
            "The option `services.snowform.web.secrets.password' was accessed but has no value defined",
            id="no secret",
        ),
    ],
)
def test_a_wrong_setting_is_named(
    document: dict[str, Any], settings: str, message: str, evaluate: Evaluate
) -> None:
    with pytest.raises(Refused) as caught:
        # The arguments of the program hold what variables are set to.
        evaluate(
            {"web": document},
            settings,
            f'builtins.deepSeq (removeAttrs host.config.services.snowform.web [ "package" ]) ({UNITS})',
        )
    assert message in re.sub(r"\x1b\[[0-9;]*m", "", str(caught.value))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('environment.AWS_SESSION_TOKEN = "x";', "services.snowform.web.environment: by its name"),
        ("instanceRole = true;", "services.snowform.web.instanceRole: other credentials"),
    ],
)
def test_what_makes_no_sense_is_refused(settings: str, message: str, evaluate: Evaluate) -> None:
    whole = f"{{ services.snowform.web = {{ enable = true; {settings} }}; }}"
    (failed,) = evaluate({"web": HOST}, whole, FAILED)
    assert failed.startswith(message)


@pytest.mark.parametrize("missing", ['zones = [ "a" ];', 'name = "x";'])
def test_a_variable_without_a_default_must_be_set(missing: str, evaluate: Evaluate) -> None:
    settings = VARIABLES_SET.replace(missing, "")
    try:
        failed = evaluate({"web": VARIABLES}, settings, FAILED)
    except Refused as refused:
        failed = [str(refused)]
    assert f"services.snowform.web.variables.{missing.split(maxsplit=1)[0]}" in failed[0]


def test_the_modules_of_this_project_run_on_one_host() -> None:
    stacks = sorted(path.parent.name for path in (ROOT / "nix").glob("*/config.tf.json"))
    modules = " ".join(str(ROOT / "nix" / stack) for stack in stacks)
    enabled = " ".join(f'services.snowform."{stack}".enable = true;' for stack in stacks)
    units = nix(f"""
      let
        host = import {NIXPKGS}/nixos/lib/eval-config.nix {{
          system = "x86_64-linux";
          modules = [ {modules} {MACHINE} {{ {enabled} }} ];
        }};
      in {UNITS}
    """)
    assert stacks
    kinds = ("-again", "-destroy", "-switch", "")
    assert units.keys() == {f"snowform-{stack}{kind}.service" for stack in stacks for kind in kinds}


@pytest.mark.parametrize("stack", CASES)
def test_the_manual_describes_every_option_as_our_own_reference_does(stack: str, evaluate: Evaluate) -> None:
    described = evaluate(
        {stack: CASES[stack]},
        "{ }",
        "(host.pkgs.nixosOptionsDoc { options = { inherit (host.options.services) snowform; }; }).optionsNix",
    )
    theirs = {name: option for name, option in described.items() if name.startswith("services.snowform.")}
    ours = json.loads(generate(stack, CASES[stack], "{}", documented=True).files["options.json"])
    assert theirs.keys() == ours.keys()
    for name, option in theirs.items():
        assert option["type"] == ours[name]["type"], name
        assert option["loc"] == ours[name]["loc"], name
        assert option["description"].split() == ours[name]["description"].split(), name
        assert ("example" in option) == ("example" in ours[name]), name
        if "default" in ours[name]:
            assert option["default"]["text"].split() == ours[name]["default"]["text"].split(), name
