"""`snowform image`: the command by which Nix builds a machine image, and what is in a build."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any, get_args

import click

from snowform.cli.console import BOLD, WrongUsage, put, say, style
from snowform.images import Image, System, digest, read_build
from snowform.images.building import LINK, Build, run

CONFIGURATION = "stacks/image.nix"


@click.command()
@click.argument("name", required=False)
@click.option(
    "-C",
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="DIR",
    help="Build in DIR, instead of here.",
)
@click.option("--build", "builds", is_flag=True, help="Run the command, then show what was built.")
@click.option(
    "--check",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Show what is in FOLDER, a build such as result; exit with 1 if it is not one.",
)
@click.option("--flake", metavar="URL", help="Build the machine NAME of this flake, instead of the one here.")
@click.option(
    "--file", metavar="FILE", help=f"Build the configuration in FILE: {CONFIGURATION} if no NAME is given."
)
@click.option("--nixpkgs", metavar="PATH", help="With a file: take nixpkgs from here (a path or a URL).")
@click.option(
    "--system",
    type=click.Choice(get_args(System)),
    help="With a file: build for this system, for which Nix may need a builder.",
)
@click.option("-o", "--out-link", "link", metavar="LINK", help=f"Link the build here: {LINK} unless given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the command, or what is in the build.")
def command(
    name: str | None,
    directory: Path,
    builds: bool,
    folder: Path | None,
    flake: str | None,
    file: str | None,
    nixpkgs: str | None,
    system: System | None,
    link: str | None,
    as_json: bool,
) -> int:
    """Print the command by which Nix builds a machine image for EC2, or run it, or inspect what it built.

    With NAME, the image is that of the machine nixosConfigurations.NAME of the flake here (or of --flake).
    Without one, it is that of stacks/image.nix (or of --file). Both need nixpkgs of 25.05 or later.

    What is built is a folder, linked as `result`; the stack in stacks/nixos_image.py makes an AMI of it.

    Exit codes: 0 success, 1 nothing was built or FOLDER is not a build, 2 wrong usage.
    """
    if folder is not None:
        if name or builds or flake or file or nixpkgs or system or link:
            raise WrongUsage("--check looks at what is built: no other option goes with it", command="image")
        _show(folder, as_json)
        return 0
    build = _build(name, flake, file, nixpkgs, system, link)
    if not builds:
        put(json.dumps({"command": build.command}, indent=2) if as_json else shlex.join(build.command))
        return 0
    say(shlex.join(build.command))
    run(build.command, directory)
    _show(directory / build.link, as_json)
    return 0


def _build(
    name: str | None,
    flake: str | None,
    file: str | None,
    nixpkgs: str | None,
    system: System | None,
    link: str | None,
) -> Build:
    if name is None and flake:
        raise WrongUsage("--flake needs the NAME of one of its machines", command="image")
    if name is not None:
        if file or nixpkgs:
            raise WrongUsage(
                "a NAME is a machine of a flake: --file and --nixpkgs do not go with it", command="image"
            )
        if system:
            raise WrongUsage("a machine of a flake says its own system, in the flake", command="image")
        return Build(flake=flake or ".", machine=name, link=link or LINK)
    return Build(file=file or CONFIGURATION, nixpkgs=nixpkgs or "", system=system, link=link or LINK)


def _show(folder: Path, as_json: bool) -> None:
    image = read_build(folder)
    described = _described(image)
    if as_json:
        put(json.dumps(described, indent=2))
        return
    width = max(map(len, described))
    for key, value in described.items():
        put(f"{style(key.ljust(width), BOLD)}  {f'{value:,}' if isinstance(value, int) else value}")


def _described(image: Image) -> dict[str, Any]:
    return {
        "label": image.label,
        "system": image.system,
        "architecture": image.architecture,
        "boot_mode": image.boot_mode,
        "file": str(image.file),
        "file_bytes": image.file.stat().st_size,
        "disk_bytes": image.disk_bytes,
        "sha256": digest(image.file),
    }
