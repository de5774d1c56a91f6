"""The host that a generated module makes, put into a machine: its units, its store, its programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.tofu import find_providers, find_tofu
from tests.nixos.evaluation import Host, evaluate, unit_text, write_module
from tests.nixos.shared import evaluate_shared
from tests.systemd.machine import Machine

STORE = "/nix/store"
UNITS = "/etc/systemd/system"
# What the stand-in for nixpkgs calls Debian's packages by.
PACKAGES = ("bash", "coreutils", "python3", "systemd")
TOFU = "/pkgs/opentofu-with-plugins"
# Of a stack that needs no provider.
BARE_TOFU = "/pkgs/opentofu"
PROVIDERS = "/opt/providers"
# In nixpkgs too a small script stands before the program, and tells it where its providers are.
WRAPPER = """#!/bin/sh
export TF_CLI_CONFIG_FILE=/opt/providers.tofurc
exec /opt/tofu "$@"
"""
MIRROR = f'provider_installation {{\n  filesystem_mirror {{\n    path = "{PROVIDERS}"\n  }}\n}}\n'


def shared() -> dict[Path, str]:
    """OpenTofu and the providers of this host, and where a machine sees them."""
    folders = {find_tofu().resolve(): "/opt/tofu"}
    for provider in find_providers():
        place = f"registry.opentofu.org/{provider.source}/{provider.version}/{provider.folder.name}"
        folders[provider.folder.resolve()] = f"{PROVIDERS}/{place}"
    return folders


def furnish(machine: Machine) -> None:
    """Give a new machine what the store's packages stand for."""
    for package in PACKAGES:
        folder = machine.file(f"/pkgs/{package}")
        folder.mkdir(parents=True)
        (folder / "bin").symlink_to("/usr/bin")
    for package in (TOFU, BARE_TOFU):
        machine.write(f"{package}/bin/tofu", WRAPPER, 0o755)
    machine.write("/opt/providers.tofurc", MIRROR)
    machine.file(f"{TOFU}/libexec").mkdir()
    machine.file(f"{TOFU}/libexec/terraform-providers").symlink_to(PROVIDERS)


@dataclass(frozen=True)
class Stack:
    """A stack of a host: its configuration, and what the host sets of its options."""

    document: Mapping[str, Any]
    settings: str = ""


@dataclass(frozen=True)
class Generation:
    """One configuration of a host, evaluated below `root`."""

    host: Host
    store: Path

    @classmethod
    def of(cls, root: Path, stacks: Mapping[str, Stack]) -> Generation:
        """The host with these stacks, by their names."""
        modules = [write_module(root / "nix", name, stack.document) for name, stack in stacks.items()]
        enabled = (f"{name} = {{ enable = true; {stack.settings} }};" for name, stack in stacks.items())
        whole = f"{{ services.snowform = {{ {' '.join(enabled)} }}; users.groups.deploy = {{ }}; }}"
        host = evaluate(modules, whole, root / "store", {"hashicorp_aws": "5.100.0"})
        assert list(host.failed) == []
        return cls(host, root / "store" / "store")

    @classmethod
    def of_shared(cls, root: Path, name: str, folder: Path, settings: str, rest: str = "") -> Generation:
        """The host that has a stack's folder by the shared module, and the `rest` of its configuration."""
        stack = f'services.snowform.stacks."{name}" = {{ configuration = {folder}; {settings} }};'
        whole = f"{{ {stack} {rest} }}"
        host = evaluate_shared(whole, root / "store", providers={"hashicorp_aws": "5.100.0"})
        assert list(host.failed) == []
        return cls(host, root / "store" / "store")

    def install(self, machine: Machine) -> None:
        """Put it where NixOS would: the store, the units and what wants them, the operator's command."""
        for path in self.store.rglob("*"):
            place = f"{STORE}/{path.relative_to(self.store)}"
            # What is in a store stays as it is: a program may be loading it just now.
            if path.is_file() and not (place.startswith(f"{STORE}/.links/") or machine.file(place).exists()):
                text = self._placed(path.read_text())
                mode = 0o755 if text.startswith("#!") else 0o444
                machine.write(place, text, mode)
        for name, service in self.host.services.items():
            path_variable = '"PATH=/pkgs/coreutils/bin:/pkgs/systemd/bin"'
            text = unit_text(service).replace("[Service]\n", f"[Service]\nEnvironment={path_variable}\n")
            self._enable(machine, f"{name}.service", text, service.get("wantedBy", []))
        for name, timer in self.host.timers.items():
            lines = "".join(
                f"{key}={str(value).lower() if isinstance(value, bool) else value}\n"
                for key, value in timer["timerConfig"].items()
            )
            text = f"[Unit]\nDescription={timer['description']}\n\n[Timer]\n{lines}"
            self._enable(machine, f"{name}.timer", text, timer["wantedBy"])
        for name, program in self.host.programs.items():
            machine.write(f"/usr/local/bin/{name}", self._placed(Path(program).read_text()), 0o755)

    def _enable(self, machine: Machine, unit: str, text: str, targets: list[str]) -> None:
        machine.write(f"{UNITS}/{unit}", self._placed(text))
        for target in targets:
            link = machine.file(f"{UNITS}/{target}.wants/{unit}")
            link.parent.mkdir(exist_ok=True)
            link.unlink(missing_ok=True)
            link.symlink_to(f"../{unit}")

    def _placed(self, text: str) -> str:
        return text.replace(str(self.store), STORE)
