from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.nixos.evaluation import nix, write_module

# These tests are not part of the suite: they need a nixpkgs tree, which only `make test-nixpkgs` is given.
collect_ignore_glob = [] if os.environ.get("NIXPKGS") else ["test_*.py"]
NIXPKGS = Path(os.environ.get("NIXPKGS", "")).resolve()

# A machine that can be evaluated, and no more. What is disabled sets an option that a slimmed tree lacks.
MACHINE = """({ lib, ... }: {
  disabledModules = [ "hardware/facter/virtualisation.nix" ];
  boot.loader.grub.enable = false;
  fileSystems."/" = lib.mapAttrs (_: lib.mkDefault) { device = "/dev/disk/by-label/nixos"; fsType = "ext4"; };
  system.stateVersion = "26.05";
})"""

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


ENABLED = "{ services.snowform.web = { enable = true; drift.enable = true; }; }"
UNITS = """builtins.mapAttrs (_: unit: unit.text) (
  host.lib.filterAttrs (name: _: host.lib.hasPrefix "snowform-" name) host.config.systemd.units
)"""
FAILED = "map (a: a.message) (builtins.filter (a: !a.assertion) host.config.assertions)"
