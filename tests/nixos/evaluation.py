"""Evaluate generated modules with the real Nix and a stand-in for nixpkgs; render and run their units."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.nixos import generate, write
from snowform.synth.normalise import dump
from tests.tools import need

STANDIN = Path(__file__).with_name("standin.nix")
# The providers that the stand-in for nixpkgs has.
PROVIDERS = ("1password_onepassword", "hashicorp_aws", "hashicorp_random")


class Refused(Exception):
    """Nix refused to evaluate; the text is its error."""


@dataclass(frozen=True)
class Host:
    """What a host's configuration evaluates to: see the end of standin.nix."""

    services: Mapping[str, Mapping[str, Any]]
    failed: Sequence[str]
    packages: Mapping[str, Mapping[str, Any]]
    options: Mapping[str, Mapping[str, Any]]


def write_module(folder: Path, stack: str, document: Mapping[str, Any], assets: Path | None = None) -> Path:
    """Generate the module of a stack into `folder`/<stack>."""
    write(generate(stack, document, dump(dict(document)), assets), folder / stack)
    return folder / stack


def nix(expression: str, store: Path | None = None) -> Any:
    """The value of a Nix expression. With `store`, what it puts into the Nix store really goes there."""
    command = [need("nix-instantiate"), "--eval", "--strict", "--json", "-E", expression]
    environment = dict(os.environ)
    if store:
        command.append("--read-write-mode")
        environment |= {f"NIX_{name}_DIR": str(store / name.lower()) for name in ("STORE", "STATE", "LOG")}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        raise Refused(run.stderr)
    return json.loads(run.stdout)


def evaluate(
    modules: Iterable[Path], settings: str, store: Path, providers: Sequence[str] = PROVIDERS
) -> Host:
    """The host that imports these modules and has these settings, an expression of an attribute set."""
    listed = " ".join(str(module) for module in modules)
    names = " ".join(json.dumps(name) for name in providers)
    arguments = f"modules = [ {listed} ]; settings = {settings}; providers = [ {names} ];"
    return Host(**nix(f"import {STANDIN} {{ {arguments} }}", store))


def unit_text(service: Mapping[str, Any], program: str) -> str:
    """The unit file that NixOS writes for a service (nixpkgs: nixos/lib/systemd-lib.nix)."""
    unit = {"Description": service["description"], "After": " ".join(service["after"])}
    unit["Wants"] = " ".join(service["wants"])
    environment = [json.dumps(f"{name}={value}") for name, value in service["environment"].items()]
    sections = {
        "Unit": unit,
        "Service": {"Environment": environment, **service["serviceConfig"], "ExecStart": program},
        "Install": {"WantedBy": " ".join(service["wantedBy"])},
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
    """Runs a unit's script as systemd would, but for the sandbox: in folders below `root`."""

    root: Path

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def credentials(self) -> Path:
        return self.root / "credentials"

    def start(self, service: Mapping[str, Any], **options: Any) -> subprocess.Popen[str]:
        """Start the script, in a process group of its own."""
        for folder in (self.state, self.run, self.credentials):
            folder.mkdir(mode=0o700, exist_ok=True)
        own = service["serviceConfig"]["StateDirectory"]
        script = self.root / "start"
        script.write_text("set -e\n" + self._with_own_state(service["script"], f"/var/lib/{own}"))
        environment = {
            "PATH": os.environ["PATH"],
            "STATE_DIRECTORY": str(self.state),
            **{name: self._expand(value, own) for name, value in service["environment"].items()},
        }
        return subprocess.Popen(
            ["bash", script],
            cwd=self.run,
            env=environment,
            umask=0o077,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **options,
        )

    def finish(self, service: Mapping[str, Any]) -> tuple[int, str]:
        """Run the script; its exit code and all that it said."""
        process = self.start(service)
        said, _ = process.communicate()
        return process.returncode, said

    def _with_own_state(self, script: str, directory: str) -> str:
        """The script with an override file that has the state here instead of in `directory`."""
        found = re.search(r"ln -s (\S+-snowform_override.tf.json)", script)
        if not found:
            return script
        override = self.root / "override.json"
        override.write_text(Path(found[1]).read_text().replace(directory, str(self.state)))
        return script.replace(found[1], str(override))

    def _expand(self, value: str, own: str) -> str:
        """systemd's specifiers (systemd.unit(5)), as far as the units use them."""
        replaced = value.replace(f"%S/{own}", str(self.state)).replace("%d", str(self.credentials))
        return replaced.replace("%%", "%")
