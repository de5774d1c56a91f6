"""The Nix that docs/flakes.md shows can be evaluated, and gives what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.flake.evaluation import ROOT, Flake
from tests.pages import blocks, copy_project, prose

pytestmark = [pytest.mark.e2e]
PAGE = ROOT / "docs" / "flakes.md"
PLAIN, PARTS, HOSTS, MODULE, WITHOUT = blocks(PAGE, "nix")


@pytest.fixture(scope="module")
def flake(tmp_path_factory: pytest.TempPathFactory) -> Flake:
    return Flake(tmp_path_factory.mktemp("nix").resolve())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the page's code lies: this project, its stack called as the page calls it."""
    folder = copy_project(tmp_path_factory.mktemp("page").resolve() / "project")
    for name in ("main.py", "cdktf.json"):
        path = folder / name
        path.write_text(path.read_text().replace('"nixos-host"', '"web"'))
    return folder


def written(project: Path, text: str) -> Path:
    path = project / "shown.nix"
    path.write_text(text)
    return path


def test_a_flake_gives_its_programs(flake: Flake, project: Path) -> None:
    made = flake.value(
        f"""
        let
          made = (import {written(project, PLAIN)}).outputs {{ inherit nixpkgs; snowform = self; }};
          web = made.packages.x86_64-linux.web;
        in
        {{
          shells = builtins.attrNames made.devShells.x86_64-linux;
          type = builtins.attrNames web.config.config.resource;
          inherit (web.tofu) plugins;
        }}
        """
    )
    assert made["shells"] == ["web"]
    assert "aws_instance" in made["type"]
    assert made["plugins"] == ["hashicorp_aws"]


def test_flake_parts_takes_a_configuration(flake: Flake, project: Path) -> None:
    """As far as a stand-in goes that knows one system and hands the configurations on."""
    assert flake.value(
        f"""
        let
          flake-parts.lib.mkFlake = _: flake: (self.lib.mkSnowformOutputs {{
            inherit pkgs;
            inherit (flake.perSystem.snowform) configurations;
          }}) // {{ inherit (flake) systems; isModule = map builtins.isFunction flake.imports; }};
          inputs = {{ inherit flake-parts nixpkgs; snowform = self; }};
          made = (import {written(project, PARTS)}).outputs inputs;
        in
        [ (builtins.attrNames made.packages) made.isModule made.systems ]
        """
    ) == [["web"], [True], ["x86_64-linux"]]


def test_hosts_take_each_way(flake: Flake, project: Path) -> None:
    made = flake.value(
        f"""
        let
          lib = nixpkgs.lib // {{ nixosSystem = given: given.modules; }};
          shown = (import {written(project, HOSTS)}).outputs {{
            nixpkgs = nixpkgs // {{ inherit lib; }};
            snowform = self // {{ nixosModules.default = "shared"; }};
          }};
          hosts = shown.nixosConfigurations;
          last = list: builtins.elemAt list 2;
        in
        {{
          names = builtins.attrNames hosts;
          built = builtins.isFunction (builtins.elemAt hosts.built 1);
          shared = (last hosts.shared).services.snowform.stacks.web.configuration.name;
          check = shown.checks.x86_64-linux.up-to-date.name;
        }}
        """
    )
    assert made == {
        "names": ["built", "committed", "shared"],
        "built": True,
        "shared": "snowform-web",
        "check": "snowform-up-to-date",
    }


def test_values_of_a_host_reach_the_program(flake: Flake, project: Path) -> None:
    text = MODULE.replace("./infra", str(project))
    ports = flake.value(
        f"""
        let
          config.networking.firewall.allowedTCPPorts = [ 8080 ];
          snowform = self // {{ nixosModules.default = "shared"; }};
          shown = import {written(project, text)} {{ inherit config pkgs snowform; }};
          document = shown.services.snowform.stacks.web.configuration.config;
        in
        map (rule: rule.from_port) (builtins.attrValues document.resource.aws_vpc_security_group_ingress_rule)
        """
    )
    assert 8080 in ports
    assert 443 not in ports


def test_without_flakes_there_is_the_same_folder(flake: Flake, project: Path) -> None:
    text = WITHOUT.replace("/srv/snowform", str(ROOT)).replace("import <nixpkgs> { }", "pkgs")
    shown = f"{{ pkgs }}: {text.replace('./infra', str(project))}"
    document = flake.value(f"(import {written(project, shown)} {{ inherit pkgs; }}).config")
    assert "aws_instance" in document["resource"]


def test_it_names_every_option_and_function(flake: Flake) -> None:
    found = flake.value(
        """
        let
          options = (import ROOT/nix/lib/options.nix { inherit pkgs; snowform = self.lib; }) {
            config = { };
            inherit (pkgs) lib;
            name = "web";
          };
          inherit (options.options) tofu;
        in
        builtins.attrNames (removeAttrs options.options [ "result" "tofu" ])
        ++ map (name: "tofu." + name) (builtins.attrNames tofu)
        ++ builtins.attrNames (removeAttrs self.lib [ "configurationsFor" ])
        """.replace("ROOT", str(ROOT))
    )
    rows = re.findall(r"^\| (`.*?) \|", prose(PAGE), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    assert {*found} <= named
