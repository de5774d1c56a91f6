"""Evaluate generated modules with the real Nix and a stand-in for nixpkgs; render and run their units."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.nix import writer
from snowform.nixos import Companions, copied_library, generate, write
from snowform.synth.normalise import dump
from tests.tools import need

STANDIN = Path(__file__).with_name("standin.nix")
# The providers that the stand-in for nixpkgs has.
PROVIDERS = {"1password_onepassword": "3.3.0", "hashicorp_aws": "6.52.0", "hashicorp_random": "3.8.0"}


class Refused(Exception):
    """Nix refused to evaluate; the text is its error."""


@dataclass(frozen=True)
class Host:
    """What a host's configuration evaluates to: see the end of standin.nix."""

    services: Mapping[str, Mapping[str, Any]]
    timers: Mapping[str, Mapping[str, Any]]
    programs: Mapping[str, str]
    activation: Mapping[str, str]
    warnings: Sequence[str]
    failed: Sequence[str]
    packages: Mapping[str, Mapping[str, Any]]
    options: Mapping[str, Mapping[str, Any]]


def write_module(
    folder: Path, stack: str, document: Mapping[str, Any], companions: Companions | None = None
) -> Path:
    """Generate the module of a stack into `folder`/<stack>, and beside it what it shares with others."""
    write(copied_library(), folder / "snowform")
    write(generate(stack, document, dump(dict(document)), companions), folder / stack)
    return folder / stack


def nix(expression: str, store: Path | None = None, *, flakes: bool = False) -> Any:
    """The value of a Nix expression. With `store`, what it puts into the Nix store really goes there.

    With `flakes` it may get some, which takes a store.
    """
    command = [need("nix-instantiate"), "--eval", "--strict", "--json", "-E", expression]
    if flakes:
        command += ["--option", "experimental-features", "nix-command flakes"]
    environment = dict(os.environ)
    if store:
        command.append("--read-write-mode")
        environment |= {f"NIX_{name}_DIR": str(store / name.lower()) for name in ("STORE", "STATE", "LOG")}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        raise Refused(run.stderr)
    return json.loads(run.stdout)


def evaluate(
    modules: Iterable[Path | str],
    settings: str,
    store: Path,
    providers: Mapping[str, Any] = PROVIDERS,
    *,
    flakes: bool = False,
) -> Host:
    """The host that imports these modules and has these settings, an expression of an attribute set.

    `modules` are folders, or expressions that give them, by `flakes` as well. `providers` are those of
    nixpkgs: a version, what their package has, or None for one that throws.
    """
    listed = " ".join(f"({module})" for module in modules)
    arguments = f"modules = [ {listed} ]; settings = {settings}; providers = {writer.value(providers)};"
    return Host(**nix(f"import {STANDIN} {{ {arguments} }}", store, flakes=flakes))


UNIT_SETTINGS = ("after", "before", "conflicts", "requires", "wants", "onFailure")


def unit_text(service: Mapping[str, Any], **replaced: str) -> str:
    """The unit file that NixOS writes for a service (nixpkgs: nixos/lib/systemd-lib.nix)."""
    unit = {"Description": service["description"], **service.get("unitConfig", {})}
    unit |= {
        name[0].upper() + name[1:]: " ".join(service[name]) for name in UNIT_SETTINGS if service.get(name)
    }
    if "startLimitIntervalSec" in service:
        unit["StartLimitIntervalSec"] = str(service["startLimitIntervalSec"])
    environment = [json.dumps(f"{name}={value}") for name, value in service.get("environment", {}).items()]
    sections = {
        "Unit": unit,
        "Service": {"Environment": environment, **service["serviceConfig"], **replaced},
        "Install": {"WantedBy": " ".join(service.get("wantedBy", []))},
    }
    return "\n".join(f"[{name}]\n{_lines(settings)}" for name, settings in sections.items())


def _lines(settings: Mapping[str, Any]) -> str:
    lines = []
    for name, value in settings.items():
        for item in value if isinstance(value, list) else [value]:
            lines.append(f"{name}={str(item).lower() if isinstance(item, bool) else item}\n")
    return "".join(lines)


@dataclass(frozen=True)
class Sandbox:
    """Runs a unit's program as systemd would, but for the sandbox: in folders below `root`."""

    root: Path

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def run(self) -> Path:
        return self.root / "run"

    def lend(self, service: Mapping[str, Any]) -> Path:
        """The folder of credentials, as systemd fills it: with the files, or what stands in for them."""
        folder = self.root / "credentials"
        folder.mkdir(mode=0o700, exist_ok=True)
        for line in service["serviceConfig"]["LoadCredential"]:
            name, _, path = line.partition(":")
            default = next(
                text.partition(":")[2]
                for text in service["serviceConfig"]["SetCredential"]
                if text.startswith(f"{name}:")
            )
            (folder / name).write_text(Path(path).read_text() if Path(path).is_file() else default)
        return folder

    def start(self, service: Mapping[str, Any], **options: Any) -> subprocess.Popen[str]:
        """Start the program, in a process group of its own."""
        environment = {"PATH": os.environ["PATH"], **service["environment"]}
        for name in ("state", "cache", "run"):
            (self.root / name).mkdir(mode=0o700, exist_ok=True)
        environment |= {
            "STATE_DIRECTORY": str(self.state),
            "CACHE_DIRECTORY": str(self.root / "cache"),
            "RUNTIME_DIRECTORY": str(self.run),
            "CREDENTIALS_DIRECTORY": str(self.lend(service)),
        }
        script, *arguments = shlex.split(service["serviceConfig"]["ExecStart"])
        own = self.root / "launch"
        # The store's Python is this one.
        own.write_text(Path(script).read_text().replace("/pkgs/python3/bin/python3", sys.executable))
        return subprocess.Popen(
            ["bash", own, *arguments],
            cwd="/",
            env=environment,
            umask=0o077,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **options,
        )

    def finish(self, service: Mapping[str, Any]) -> tuple[int, str]:
        """Run the program; its exit code and all that it said."""
        process = self.start(service)
        said, _ = process.communicate()
        return process.returncode, said
