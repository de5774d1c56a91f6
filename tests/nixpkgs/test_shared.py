"""The shared module and the VM test in a real NixOS: `make test-nixpkgs NIXPKGS=...`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.tools import ROOT
from tests.nixos.cases import HOST
from tests.nixos.evaluation import nix, write_module
from tests.nixos.shared import MODULE
from tests.nixos.test_shared_page import AT_EVALUATION, AT_RUN_TIME, INTO, WHOLE
from tests.nixpkgs.conftest import FAILED, MACHINE, NIXPKGS, UNITS, Evaluate

# A folder that cannot be built, so that nothing can be read of it.
UNBUILT = 'derivation { name = "web"; system = "x86_64-linux"; builder = "/nowhere"; }'
SET = 'enable = true; drift.enable = true; providers."hashicorp/aws" = null;'
# What the examples take of sops-nix.
SOPS = """({ lib, ... }: {
  options.sops.secrets = lib.mkOption { type = lib.types.attrs; };
  config.sops.secrets = { aws.path = "/run/secrets/aws"; db-password.path = "/run/secrets/db-password"; };
  config.networking.domain = "example.org";
})"""
CHECKED = "host.config.system.activationScripts.snowform-web.text"


@pytest.fixture
def nothing_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIX_CONFIG", "allow-import-from-derivation = false")


def host(settings: str, expression: str, *modules: Path) -> Any:
    """The value of an expression about a NixOS with the shared module, which is imported twice."""
    imported = " ".join(f"({module})" for module in (MODULE, MODULE, *modules))
    return nix(f"""
      let
        host = import {NIXPKGS}/nixos/lib/eval-config.nix {{
          system = "x86_64-linux";
          modules = [ {imported} {MACHINE} ({settings}) ];
        }};
      in {expression}
    """)


@pytest.mark.usefixtures("nothing_is_built")
def test_a_host_is_evaluated_whole_without_reading_the_folder() -> None:
    settings = f"{{ services.snowform.stacks.web = {{ {SET} configuration = {UNBUILT}; }}; }}"
    toplevel, failed, checked = host(
        settings, f"[ host.config.system.build.toplevel.drvPath ({FAILED}) ({CHECKED}) ]"
    )
    assert toplevel.endswith(".drv")
    assert failed == []
    assert "-snowform-web-checked" in checked


@pytest.mark.usefixtures("nothing_is_built")
def test_the_folder_may_be_what_the_flakes_function_makes() -> None:
    made = f"""(import {ROOT}/nix/lib {{ pkgsFor = _: pkgs; }}).snowformConfiguration {{
      inherit pkgs;
      src = {ROOT / "nix" / "template"};
      stack = "web";
    }}"""
    settings = f"{{ pkgs, ... }}: {{ services.snowform.stacks.web = {{ {SET} configuration = {made}; }}; }}"
    toplevel, failed = host(settings, f"[ host.config.system.build.toplevel.drvPath ({FAILED}) ]")
    assert toplevel.endswith(".drv")
    assert failed == []


@pytest.mark.usefixtures("nothing_is_built")
def test_the_system_depends_on_the_check() -> None:
    settings = f"{{ services.snowform.stacks.web = {{ {SET} configuration = {UNBUILT}; }}; }}"
    context = f"builtins.attrNames (builtins.getContext ({CHECKED}))"
    script = "builtins.attrNames (builtins.getContext host.config.system.activationScripts.script)"
    (check,), whole = host(settings, f"[ ({context}) ({script}) ]")
    assert check in whole


@pytest.mark.usefixtures("nothing_is_built")
def test_the_units_are_those_of_a_generated_module(evaluate: Evaluate, tmp_path: Path) -> None:
    keys = 'credentials = { file = "/run/credentials/aws"; configFile = "/run/credentials/aws-config"; };'
    generated = evaluate(
        {"web": HOST},
        f"{{ services.snowform.web = {{ enable = true; drift.enable = true; {keys} }}; }}",
        UNITS,
    )
    shared = host(
        f"{{ services.snowform.stacks.web = {{ {SET} {keys} configuration = {tmp_path / 'web'}; }}; }}", UNITS
    )
    assert without_hashes(shared) == without_hashes(generated)


def without_hashes(units: dict[str, str]) -> dict[str, list[str]]:
    return {
        name: [
            " ".join(word.rpartition("/")[2].partition("-")[2] or word for word in line.split())
            for line in text.splitlines()
        ]
        for name, text in units.items()
    }


def test_both_kinds_live_on_one_host(tmp_path: Path) -> None:
    folder = write_module(tmp_path, "web", HOST)
    settings = f"""{{
      services.snowform.web = {{ enable = true; after = [ "db" ]; }};
      services.snowform.stacks.db = {{ {SET} configuration = {UNBUILT}; }};
    }}"""
    units, failed = host(settings, f"[ ({UNITS}) ({FAILED}) ]", folder)
    assert failed == []
    assert "snowform-db.service" in units["snowform-web.service"]
    assert "Before=" in units["snowform-db-switch.service"]


@pytest.mark.usefixtures("nothing_is_built")
def test_the_manual_has_its_options() -> None:
    names = host(
        "{ }",
        "builtins.attrNames (host.pkgs.nixosOptionsDoc "
        "{ options = { inherit (host.options.services) snowform; }; }).optionsNix",
    )
    options = {name for name in names if name.startswith("services.snowform.stacks.<name>.")}
    assert {"configuration", "variables", "secrets", "providers", "policy.allowDestroy"} <= {
        name.removeprefix("services.snowform.stacks.<name>.") for name in options
    }
    assert not any(name.endswith(".made") for name in options)


def test_the_examples_of_the_page_are_a_host(tmp_path: Path) -> None:
    files = []
    for number, text in enumerate((WHOLE, INTO, AT_RUN_TIME, AT_EVALUATION)):
        files.append(tmp_path / f"{number}.nix")
        files[-1].write_text(text)
    (tmp_path / "nixos-host.outputs.json").write_text('{"public_ip": "203.0.113.7"}')
    (tmp_path / "infrastructure").mkdir()
    units, failed, hosts = nix(f"""
      let
        host = import {NIXPKGS}/nixos/lib/eval-config.nix {{
          system = "x86_64-linux";
          specialArgs.inputs.snowform = {{
            nixosModules.default = {MODULE};
            lib.snowformConfiguration = {{ pkgs, src, stack }}: {UNBUILT};
          }};
          modules = [ {" ".join(map(str, files))} {MACHINE} ({SOPS}) ];
        }};
        units = host.lib.filterAttrs (name: _: name == "announce.service") host.config.systemd.units;
      in [
        (builtins.mapAttrs (_: unit: unit.text) units) ({FAILED}) host.config.networking.hosts."203.0.113.7"
      ]
    """)
    assert (failed, hosts) == ([], ["web.example.org"])
    assert "Requires=snowform-web.service" in units["announce.service"]


def test_the_vm_test_is_a_derivation() -> None:
    found = nix(f"""
      let
        pkgs = import {NIXPKGS} {{ system = "x86_64-linux"; config = {{ }}; overlays = [ ]; }};
        test = import {ROOT}/nix/tests {{ inherit pkgs; }};
      in [ test.type test.name test.drvPath ]
    """)
    assert found[:2] == ["derivation", "vm-test-run-snowform-provisioning"]
    assert found[2].endswith(".drv")
