"""What the flake gives, in a real nixpkgs: the package, programs of configurations, modules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.nixos.evaluation import nix
from tests.nixpkgs.conftest import MACHINE, NIXPKGS
from tests.nixpkgs.test_hosts import tree
from tests.pages import ROOT, copy_project

CONFIGURATION = """{
  src = %s;
  stack = "nixos-host";
  context.nixos-host.region = "eu-west-1";
  tofu.plugins = plugins: [ plugins.hashicorp_aws ];
  policy.allowReplace = true;
}"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path.resolve() / "infra")


def evaluated(expression: str, store: Path) -> Any:
    """The value of an expression about `self`, the flake, and the `nixpkgs` that it is given."""
    return nix(
        f"""
        let
          pkgs = import {NIXPKGS} {{ system = "x86_64-linux"; }};
          nixpkgs = {{
            inherit (pkgs) lib;
            legacyPackages.x86_64-linux = pkgs;
            outPath = {NIXPKGS};
            outputs = nixpkgs;
            _type = "flake";
          }};
          self = (import {ROOT}/flake.nix).outputs {{ inherit self nixpkgs; }};
        in
        {expression}
        """,
        store,
    )


def test_the_package_is_a_derivation(tmp_path: Path) -> None:
    package = evaluated("self.packages.x86_64-linux.default", tmp_path / "nix")
    assert package.endswith("-snowform-0.1.0")


@pytest.mark.parametrize("name", ["web", "default"])
def test_a_configuration_becomes_programs_and_a_shell(name: str, project: Path, tmp_path: Path) -> None:
    made = evaluated(
        f"""
        let
          made = self.lib.mkSnowformOutputs {{
            inherit pkgs;
            configurations.{name} = {CONFIGURATION % project};
          }};
        in
        {{
          program = pkgs.lib.getExe made.packages.{name};
          plan = made.packages.{name}.plan.meta.mainProgram;
          shell = made.devShells.{name}.drvPath;
          apps = builtins.attrNames made.apps;
        }}
        """,
        tmp_path / "nix",
    )
    assert made["program"].endswith(f"-{name}/bin/{name}")
    assert made["plan"] == "plan"
    assert made["shell"].endswith("-nix-shell.drv")
    assert made["apps"] == (["web"] if name == "web" else sorted({*made["apps"], "apply", "plan", "destroy"}))


def test_flake_parts_gives_the_same(project: Path, tmp_path: Path) -> None:
    parts = tree("FLAKE_PARTS", "flake.nix")
    same = evaluated(
        f"""
        let
          configurations.web = {CONFIGURATION % project};
          plain = self.lib.mkSnowformOutputs {{ inherit pkgs configurations; }};
          lib = ((import {parts}).outputs {{ nixpkgs-lib = nixpkgs; }}).lib;
          own = {{ outPath = {project}; inputs = {{ inherit nixpkgs; }}; }};
          flake = lib.mkFlake {{ inputs = {{ inherit nixpkgs; self = own; }}; }} {{
            imports = [ self.flakeModules.default ];
            systems = [ "x86_64-linux" ];
            perSystem.snowform = {{ inherit configurations; }};
          }};
        in
        {{
          package = flake.packages.x86_64-linux.web.drvPath == plain.packages.web.drvPath;
          shell = flake.devShells.x86_64-linux.web.drvPath == plain.devShells.web.drvPath;
          app = flake.apps.x86_64-linux.web.program == plain.apps.web.program;
        }}
        """,
        tmp_path / "nix",
    )
    assert same == {"package": True, "shell": True, "app": True}


def test_a_host_with_a_stack_that_is_not_built_yet_is_a_system(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIX_CONFIG", "allow-import-from-derivation = false")
    system = evaluated(
        f"""
        (import {NIXPKGS}/nixos/lib/eval-config.nix {{
          system = "x86_64-linux";
          modules = [
            {MACHINE}
            self.nixosModules.default
            {{
              services.snowform.stacks.nixos-host = {{
                enable = true;
                credentials.file = "/run/keys/aws";
                providers."hashicorp/aws" = null;
                configuration = self.lib.snowformConfiguration {{
                  inherit pkgs;
                  src = {project};
                  stack = "nixos-host";
                }};
              }};
            }}
          ];
        }}).config.system.build.toplevel.drvPath
        """,
        tmp_path / "nix",
    )
    assert "-nixos-system-" in system
