"""The examples of the page on stacks that are built with their host, evaluated as they stand."""

from __future__ import annotations

import json
from pathlib import Path

from snowform.nixos.lib.check import check
from tests.nixos.cases import VARIABLES
from tests.nixos.evaluation import nix, write_module
from tests.nixos.shared import Check, evaluate_shared
from tests.pages import ROOT, blocks

PAGE = ROOT / "docs" / "nixos-shared.md"
WHOLE, INTO, AT_RUN_TIME, AT_EVALUATION = blocks(PAGE, "nix")
# What a host and a flake have besides.
ARGUMENTS = """{
  config = {
    sops.secrets = { aws.path = "/run/secrets/aws"; db-password.path = "/run/secrets/db-password"; };
    networking.domain = "example.org";
    users.users.root.openssh.authorizedKeys.keys = [ "ssh-ed25519 AAAA" ];
    services.snowform.stacks.web.outputs.directory = "/run/snowform-outputs/web";
  };
  inputs.snowform = {
    nixosModules.default = { };
    lib.snowformConfiguration = { pkgs, src, stack }: derivation {
      name = stack;
      system = "x86_64-linux";
      builder = "/nowhere";
    };
  };
  pkgs.jq = "/pkgs/jq";
}"""


def example(text: str, folder: Path) -> str:
    """An expression of the settings that an example makes, in a file of its own."""
    file = folder / "example.nix"
    file.write_text(text)
    return f'removeAttrs (import {file} {ARGUMENTS}) [ "imports" ]'


def test_the_whole_example_is_a_host(tmp_path: Path) -> None:
    host = evaluate_shared(example(WHOLE, tmp_path), tmp_path / "store")
    assert host.failed == []
    settings = Check.of(host).settings
    assert (settings["variables"], settings["secrets"]) == ({"size": "t3.small"}, ["password"])
    assert "hashicorp/aws" in settings["providers"]


def test_what_a_host_knows_becomes_variables(tmp_path: Path) -> None:
    known = nix(f"({example(INTO, tmp_path)}).services.snowform.stacks.web.variables")
    assert known == {"domain": "example.org", "ssh_keys": ["ssh-ed25519 AAAA"]}


def test_a_unit_reads_the_outputs_at_run_time(tmp_path: Path) -> None:
    """With the same options of the stack, which the whole example enables."""
    settings = f"""
      let
        page = {example(AT_RUN_TIME, tmp_path)};
        web = page.services.snowform.stacks.web // {{ enable = true; configuration = {tmp_path}; }};
      in page // {{ services.snowform.stacks = {{ inherit web; }}; }}
    """
    host = evaluate_shared(settings, tmp_path / "store")
    assert host.failed == []
    unit = host.services["snowform-web"]["serviceConfig"]
    assert unit["Group"] == ["outputs"]
    script = nix(f"({example(AT_RUN_TIME, tmp_path)}).systemd.services.announce.script")
    (folder,) = [path.removeprefix("-") for path in unit["ReadWritePaths"]]
    assert f"{folder}/outputs.json" in script


def test_nix_reads_a_file_of_outputs_at_evaluation(tmp_path: Path) -> None:
    (tmp_path / "nixos-host.outputs.json").write_text(json.dumps({"public_ip": "203.0.113.7"}))
    file = tmp_path / "example.nix"
    file.write_text(AT_EVALUATION)
    assert nix(f"import {file}") == {"networking": {"hosts": {"203.0.113.7": ["web.example.org"]}}}


def test_the_complaints_are_those_of_the_check(tmp_path: Path) -> None:
    (shown,) = blocks(PAGE, "text")
    folder = write_module(tmp_path, "web", {**VARIABLES, "resource": {"random_id": {"id": {}}}})
    host = {
        "optionPath": "services.snowform.stacks.web",
        "name": "web",
        "format": 1,
        "variables": {"name": "web", "disks": [], "sise": "t3.small"},
        "secrets": ["password"],
        "credentials": {"file": True, "configFile": True},
        "providers": {},
        "after": {"named": [], "here": [], "isOrdered": False},
        "later": {"refused": [], "warned": []},
    }
    assert [f"- {complaint}" for complaint in check(host, folder, tmp_path / "out")] == shown.splitlines()
