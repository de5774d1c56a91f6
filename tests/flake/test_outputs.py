"""What the flake gives, for each system, and that all Nix of this repository can be read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from snowform import __version__
from tests.flake.evaluation import ROOT, SYSTEMS, Flake
from tests.nixos.evaluation import nix
from tests.tools import need

pytestmark = [pytest.mark.e2e]
FOLDERS = ("nix", "src/snowform/nixos/lib", "stacks", "tests")


@pytest.fixture(scope="module")
def flake(tmp_path_factory: pytest.TempPathFactory) -> Flake:
    return Flake(tmp_path_factory.mktemp("nix").resolve())


def test_every_file_can_be_parsed() -> None:
    files = [*ROOT.glob("*.nix"), *(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.nix"))]
    assert {ROOT / "flake.nix", ROOT / "default.nix", ROOT / "nix" / "lib" / "default.nix"} <= {*files}
    run = subprocess.run(
        [need("nix-instantiate"), "--parse", *files], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_each_system_has_a_package_an_app_a_shell_checks_and_a_formatter(flake: Flake) -> None:
    names = flake.value(
        """
        with builtins;
        let
          ofSystems = mapAttrs (_: mapAttrs (_: output: output.name or output.type));
        in
        {
          packages = ofSystems self.packages;
          apps = ofSystems self.apps;
          devShells = ofSystems self.devShells;
          checks = ofSystems self.checks;
          formatter = mapAttrs (_: output: output.name) self.formatter;
        }
        """
    )
    checks = {
        "formatting": "snowform-formatting",
        "package": "snowform",
        "up-to-date": "snowform-up-to-date",
    }
    machines = {"vm": "vm-test-run-snowform-provisioning"}
    each = {
        "packages": {"default": "snowform"},
        "apps": {"default": "app"},
        "devShells": {"default": "nix-shell"},
        "formatter": "treefmt",
    }
    expected = {output: dict.fromkeys(SYSTEMS, made) for output, made in each.items()}
    expected["checks"] = {
        system: {**checks, **(machines if system.endswith("-linux") else {})} for system in SYSTEMS
    }
    assert names == expected


def test_what_has_no_system_is_functions_and_modules(flake: Flake) -> None:
    kinds = flake.value(
        """
        with builtins;
        mapAttrs (_: mapAttrs (_: typeOf)) {
          inherit (self) flakeModules lib overlays;
        }
        """
    )
    named = flake.value("map builtins.attrNames [ self.nixosModules self.templates ]")
    assert named == [["default"], ["default"]]
    functions = ("evalSnowform", "mkSnowformOutputs", "nixosModule", "snowformConfiguration", "upToDate")
    assert kinds == {
        "flakeModules": {"default": "lambda"},
        "lib": dict.fromkeys((*functions, "configurationsFor"), "lambda"),
        "overlays": {"default": "lambda"},
    }


def test_without_flakes_there_is_the_same(flake: Flake) -> None:
    found = flake.value(
        f"""
        let
          plain = import {ROOT} {{ inherit pkgs; }};
        in
        {{
          same = builtins.attrNames plain.lib == builtins.attrNames self.lib;
          package = plain.package.name;
          overlaid = (plain.overlay pkgs {{ }}).snowform.name;
          configuration = (plain.lib.snowformConfiguration {{ src = ./.; stack = "web"; }}).name;
        }}
        """
    )
    assert found == {
        "same": True,
        "package": "snowform",
        "overlaid": "snowform",
        "configuration": "snowform-web",
    }


def test_the_package_has_the_version_of_the_sources_and_their_requirements(flake: Flake) -> None:
    package = flake.value(
        """
        let
          package = self.packages.x86_64-linux.default;
          names = map (one: one.name);
        in
        {
          inherit (package) version;
          inherit (package.meta) mainProgram;
          build = names package.build-system;
          needed = names package.dependencies;
        }
        """
    )
    project = nix(f"(builtins.fromTOML (builtins.readFile {ROOT}/pyproject.toml))")

    def required(lines: list[str]) -> list[str]:
        return sorted(line.partition(">")[0] for line in lines)

    assert package["version"] == __version__
    assert package["mainProgram"] in project["project"]["scripts"]
    assert sorted(package["needed"]) == required(project["project"]["dependencies"])
    assert sorted(package["build"]) == required(project["build-system"]["requires"])


def test_what_its_tests_leave_out_is_there_to_be_left_out(flake: Flake) -> None:
    for test in flake.value("self.packages.x86_64-linux.default.disabledTestPaths"):
        path, _, name = test.partition("::")
        assert (ROOT / path).exists()
        assert not name or f"def {name}(" in Path(ROOT, path).read_text()
