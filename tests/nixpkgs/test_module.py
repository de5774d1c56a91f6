"""The generated modules in a real NixOS: `make test-nixpkgs NIXPKGS=...`."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from tests.nixos.cases import BUILT_IN, CASES, HOST, SEVERAL
from tests.nixos.evaluation import Refused, nix, write_module
from tests.tools import need

NIXPKGS = Path(os.environ["NIXPKGS"]).resolve()

# A machine that can be evaluated, and no more. What is disabled sets an option that a slimmed tree lacks.
MACHINE = """{
  disabledModules = [ "hardware/facter/virtualisation.nix" ];
  boot.loader.grub.enable = false;
  fileSystems."/" = { device = "/dev/disk/by-label/nixos"; fsType = "ext4"; };
  system.stateVersion = "26.05";
}"""

Evaluate = Callable[..., Any]


@pytest.fixture
def evaluate(tmp_path: Path) -> Evaluate:
    """The value of an expression about `host`, a NixOS that imports the modules of these stacks."""

    def evaluate_host(documents: Mapping[str, dict[str, Any]], settings: str, expression: str) -> Any:
        modules = " ".join(str(write_module(tmp_path, name, text)) for name, text in documents.items())
        return nix(f"""
          let
            host = import {NIXPKGS}/nixos/lib/eval-config.nix {{
              system = "x86_64-linux";
              modules = [ {modules} {MACHINE} {settings} ];
            }};
          in {expression}
        """)

    return evaluate_host


ENABLED = "{ services.snowform.web.enable = true; }"
UNIT = 'host.config.systemd.units."snowform-web.service".text'


def lines(unit: str, name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)


def own_environment(unit: str) -> dict[str, str]:
    """What the module sets, without what NixOS gives every unit."""
    settings = dict(line.strip('"').split("=", 1) for line in lines(unit, "Environment"))
    return {name: value for name, value in settings.items() if name.startswith(("AWS_", "TF_", "HTTPS_"))}


@pytest.mark.parametrize("document", [HOST, BUILT_IN], ids=["AWS", "no provider"])
def test_nixos_renders_a_unit_that_systemd_accepts_and_finds_hardened(
    document: dict[str, Any], evaluate: Evaluate, tmp_path: Path
) -> None:
    unit = evaluate({"web": document}, ENABLED, UNIT)
    file = tmp_path / "snowform-web.service"
    # The script lies in a store that was not built.
    file.write_text(re.sub(r"^ExecStart=.*$", "ExecStart=/bin/sh", unit, flags=re.MULTILINE))
    systemd = need("systemd-analyze")
    verified = subprocess.run([systemd, "verify", file], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    command = [systemd, "security", "--offline=yes", "--threshold=15", "--no-pager", file]
    judged = subprocess.run(command, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout


def test_with_its_defaults_the_module_takes_what_the_stack_says(evaluate: Evaluate) -> None:
    unit = evaluate({"web": HOST}, ENABLED, UNIT)
    assert own_environment(unit) == {
        "AWS_CONFIG_FILE": "%d/config",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_SHARED_CREDENTIALS_FILE": "%d/credentials",
        "TF_DATA_DIR": "%S/snowform/web/data",
        "TF_INPUT": "0",
        "TF_IN_AUTOMATION": "1",
    }
    assert lines(unit, "LoadCredential") == [
        "credentials:/run/credentials/aws",
        "config:/run/credentials/aws-config",
    ]


def test_opentofu_comes_with_the_tree_s_own_provider(evaluate: Evaluate) -> None:
    name, version = evaluate(
        {"web": HOST},
        ENABLED,
        "[ host.config.services.snowform.web.package.name host.pkgs.opentofu.version ]",
    )
    assert name == f"opentofu-with-plugins-{version}"


def test_every_option_can_be_set(evaluate: Evaluate) -> None:
    settings = """{ pkgs, ... }: {
      services.snowform.web = {
        enable = true;
        package = pkgs.opentofu;
        credentials = { file = "/run/secrets/aws"; configFile = null; profile = "web"; };
        environment.HTTPS_PROXY = "http://a%40b@proxy:3128";
        extraArgs = [ "-parallelism=4" "-var=name=a b" ];
      };
    }"""
    unit, script = evaluate(
        {"web": HOST}, f"({settings})", f"[ {UNIT} host.config.systemd.services.snowform-web.script ]"
    )
    assert own_environment(unit) == {
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PROFILE": "web",
        "AWS_SHARED_CREDENTIALS_FILE": "%d/credentials",
        "HTTPS_PROXY": "http://a%%40b@proxy:3128",
        "TF_DATA_DIR": "%S/snowform/web/data",
        "TF_INPUT": "0",
        "TF_IN_AUTOMATION": "1",
    }
    assert lines(unit, "LoadCredential") == ["credentials:/run/secrets/aws"]
    assert re.search(r"setsid --wait /nix/store/\S+-opentofu-[\d.]+/bin/tofu apply ", script)
    assert "parallelism=4" in script
    assert " '-var=name=a b' || status=$?\n" in script


def test_two_stacks_share_a_host(evaluate: Evaluate) -> None:
    settings = """{
      services.snowform.web.enable = true;
      services.snowform.mail = { enable = true; credentials.configFile = null; };
    }"""
    names, states = evaluate(
        {"web": HOST, "mail": SEVERAL},
        settings,
        """let
          names = builtins.filter (name: host.lib.hasPrefix "snowform-" name)
            (builtins.attrNames host.config.systemd.services);
        in [ names (map (name: host.config.systemd.services.${name}.serviceConfig.StateDirectory) names) ]""",
    )
    assert names == ["snowform-mail", "snowform-web"]
    assert states == ["snowform/mail", "snowform/web"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param(
            '{ services.snowform.web.enable = "yes"; }',
            "A definition for option `services.snowform.web.enable' is not of type `boolean'",
            id="wrong type",
        ),
        pytest.param(
            "{ services.snowform.web = { enable = true; credential.file = null; }; }",
            "The option `services.snowform.web.credential' does not exist",
            id="unknown option",
        ),
        pytest.param(
            '{ services.snowform.web = { enable = true; credentials.file = builtins.toFile "x" ""; }; }',
            "A definition for option `services.snowform.web.credentials.file' is not of type "
            "`null or absolute path not in the Nix store'",
            id="credentials in the store",
        ),
    ],
)
def test_a_wrong_setting_is_named(settings: str, message: str, evaluate: Evaluate) -> None:
    with pytest.raises(Refused) as caught:
        evaluate({"web": HOST}, settings, UNIT)
    assert message in str(caught.value)


def test_credentials_in_the_environment_are_refused(evaluate: Evaluate) -> None:
    settings = '{ services.snowform.web = { enable = true; environment.AWS_SESSION_TOKEN = "x"; }; }'
    failed = evaluate(
        {"web": HOST},
        settings,
        "map (a: a.message) (builtins.filter (a: !a.assertion) host.config.assertions)",
    )
    assert [message.partition(" holds")[0] for message in failed] == ["services.snowform.web.environment"]


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
      in builtins.mapAttrs (_: unit: unit.text) (
        host.lib.filterAttrs (name: _: host.lib.hasPrefix "snowform-" name) host.config.systemd.units
      )
    """)
    assert stacks
    assert sorted(units) == [f"snowform-{stack}.service" for stack in stacks]


@pytest.mark.parametrize("stack", CASES)
def test_the_manual_can_describe_every_option(stack: str, evaluate: Evaluate) -> None:
    described = evaluate(
        {stack: CASES[stack]},
        "{ }",
        "(host.pkgs.nixosOptionsDoc { options = { inherit (host.options.services) snowform; }; }).optionsNix",
    )
    own = {name: option for name, option in described.items() if name.startswith("services.snowform.")}
    assert len(own) >= 4
    for name, option in own.items():
        assert option["description"].strip(), name
        assert option["type"], name
        assert "example" in option, name
