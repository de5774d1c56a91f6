"""Evaluate and build what flake.nix and nix/ give, with the real Nix and a stand-in for nixpkgs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from snowform.nix import writer
from tests.nixos.evaluation import Refused
from tests.tools import need

ROOT = Path(__file__).parents[2]
STANDIN = Path(__file__).with_name("nixpkgs.nix")
SYSTEMS = ("aarch64-darwin", "aarch64-linux", "x86_64-darwin", "x86_64-linux")
# Nix' sandbox wants a user for its builders and all programs in its store. Without it a builder has an empty
# environment and a source in the store as well.
CONFIGURATION = "build-users-group =\nsandbox = false\nsubstitute = false\n"


@dataclass(frozen=True)
class Flake:
    """The flake of this checkout, with a store of its own. `tofu` has the OpenTofu of its nixpkgs in bin/."""

    store: Path
    tofu: str = "/no"

    def value(self, text: str) -> Any:
        """The value of an expression about `self`, the flake, and `pkgs`. What it reads is built.

        Raises Refused.
        """
        evaluate = ("nix-instantiate", "--eval", "--strict", "--json", "--read-write-mode")
        return json.loads(self._run(*evaluate, "-E", self.expression(text)))

    def build(self, text: str) -> Path:
        """The path in the store of the derivation that such an expression gives. Raises Refused."""
        return Path(self._run("nix-build", "--no-out-link", "-E", self.expression(text)).strip())

    def _run(self, program: str, *arguments: str) -> str:
        folders = {f"NIX_{name}_DIR": str(self.store / name.lower()) for name in ("STORE", "STATE", "LOG")}
        run = subprocess.run(
            [*_without_network(), need(program), *arguments],
            env={**os.environ, **folders, "NIX_CONFIG": CONFIGURATION},
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise Refused(run.stderr)
        return run.stdout

    def expression(self, text: str) -> str:
        """Such an expression with all that it is about."""
        programs = {
            "python": sys.prefix,
            "path": os.defpath,
            "bash": shutil.which("bash"),
            "tofu": self.tofu,
        }
        return f"""
          let
            nixpkgsFor = further: import {STANDIN} ({writer.value(programs)} // further);
            pkgs = nixpkgsFor {{ }};
            nixpkgs = {{
              inherit (pkgs) lib;
              legacyPackages =
                pkgs.lib.genAttrs {writer.value(list(SYSTEMS))} (system: nixpkgsFor {{ inherit system; }});
            }};
            self = (import {ROOT}/flake.nix).outputs {{ inherit self nixpkgs; }};
          in
          {text}
        """


@cache
def _without_network() -> tuple[str, ...]:
    """What a command begins with to have no network, where the kernel allows that."""
    command = ("unshare", "--net", "--")
    allowed = shutil.which("unshare") and subprocess.run((*command, "true"), capture_output=True, check=False)
    return command if allowed and allowed.returncode == 0 else ()
