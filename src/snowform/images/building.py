"""The command by which Nix builds an image, and running it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from snowform.images.image import ImageError, System

# In nixpkgs since 25.05: https://nixos.org/manual/nixos/stable/#sec-image-nixos-rebuild-build-image
ATTRIBUTE = "config.system.build.images.amazon"
LINK = "result"


@dataclass(frozen=True, slots=True)
class Build:
    """What Nix is to build: a machine of a flake, or one file with a configuration.

    `link` is where the result is linked. `system` is for a file alone: a flake's machine says its own.
    """

    link: str = LINK
    flake: str = ""
    machine: str = ""
    file: str = ""
    nixpkgs: str = ""
    system: System | None = None

    @property
    def command(self) -> list[str]:
        """The command line."""
        return self._of_flake() if self.flake else self._of_file()

    def _of_flake(self) -> list[str]:
        return [
            "nix",
            *("--extra-experimental-features", "nix-command flakes"),
            "build",
            f"{self.flake}#nixosConfigurations.{_attribute(self.machine)}.{ATTRIBUTE}",
            *("--out-link", self.link),
        ]

    def _of_file(self) -> list[str]:
        # Nix takes a bare name for an entry of its search path.
        file = self.file if self.file.startswith(("/", "./", "../", "<")) else f"./{self.file}"
        return [
            "nix-build",
            "<nixpkgs/nixos>",
            *("--attr", ATTRIBUTE),
            *("-I", f"nixos-config={file}"),
            *(("-I", f"nixpkgs={self.nixpkgs}") if self.nixpkgs else ()),
            *(("--argstr", "system", self.system) if self.system else ()),
            *("--out-link", self.link),
        ]


def run(command: Sequence[str], folder: Path) -> None:
    """Run a build in a folder, what it says going to standard error; an ImageError where it fails."""
    program = command[0]
    if shutil.which(program) is None:
        raise ImageError(
            f"{program} is not installed, and only Nix builds NixOS images",
            hint="build on a machine with Nix, copy what `result` links to here, and check it by "
            "`snowform image --check FOLDER`",
        )
    # Nix names the built path on standard output, which is the caller's own.
    code = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=False).returncode
    if code:
        raise ImageError(f"{program} ended with {code}, see above: no image was built")


def _attribute(name: str) -> str:
    """A name as a part of an attribute path; with a dot in it, it has to be quoted."""
    return f'"{name}"' if "." in name else name
