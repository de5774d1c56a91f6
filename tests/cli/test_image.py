"""`snowform image`: the command that builds, and what is in a build."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.images.builds import LABEL, SIZE, build, fixed

FLAKE = ".#nixosConfigurations.web.config.system.build.images.amazon"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Nix that only links a build that is there already."""
    build(tmp_path / "built")
    for name in ("nix", "nix-build"):
        (tmp_path / "bin").mkdir(exist_ok=True)
        program = tmp_path / "bin" / name
        program.write_text(
            '#!/bin/sh\necho "$0 $*" >> called\necho /nix/store/x\n'
            'for last; do :; done\nln -s built "$last"\n'
        )
        program.chmod(0o755)
    return tmp_path


def image(folder: Path, *args: str, path: str = "/usr/bin:/bin") -> tuple[int, str, str]:
    command = [sys.executable, "-m", "snowform", "image", *args]
    environment = {**os.environ, "PATH": path, "XDG_CACHE_HOME": str(folder / "cache")}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout, run.stderr


def test_it_prints_the_command_for_a_machine_of_the_flake_here(folder: Path) -> None:
    assert image(folder, "web") == (
        0,
        f"nix --extra-experimental-features 'nix-command flakes' build '{FLAKE}' --out-link result\n",
        "",
    )


def test_without_a_name_it_is_the_command_for_the_file_of_this_project(folder: Path) -> None:
    assert image(folder, "--system", "aarch64-linux", "-o", "result-arm") == (
        0,
        "nix-build '<nixpkgs/nixos>' --attr config.system.build.images.amazon "
        "-I nixos-config=./stacks/image.nix --argstr system aarch64-linux --out-link result-arm\n",
        "",
    )


def test_the_command_is_there_as_json_for_programs(folder: Path) -> None:
    code, out, _ = image(folder, "web", "--json")
    assert (code, json.loads(out)["command"][-3:]) == (0, [FLAKE, "--out-link", "result"])


def test_it_builds_and_shows_what_was_built(folder: Path) -> None:
    code, out, err = image(folder, "web", "--build", path=f"{folder / 'bin'}:/usr/bin:/bin")
    assert code == 0
    assert (folder / "called").read_text().endswith(f"{FLAKE} --out-link result\n")
    assert out.splitlines()[:4] == [
        f"label         {LABEL}",
        "system        x86_64-linux",
        "architecture  x86_64",
        "boot_mode     legacy-bios",
    ]
    assert err.startswith("nix --extra-experimental-features")


def test_without_nix_nothing_is_built(folder: Path) -> None:
    code, out, err = image(folder, "--build", path=str(folder / "nowhere"))
    assert (code, out) == (1, "")
    assert err.splitlines()[-1].startswith("snowform: error: nix-build is not installed, and only Nix builds")


def test_a_build_is_shown_as_json(folder: Path) -> None:
    code, out, err = image(folder, "--check", "built", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "label": LABEL,
        "system": "x86_64-linux",
        "architecture": "x86_64",
        "boot_mode": "legacy-bios",
        "file": "built/nixos.vhd",
        "file_bytes": SIZE + 512,
        "disk_bytes": SIZE,
        "sha256": hashlib.sha256(fixed()).hexdigest(),
    }


def test_a_folder_that_is_no_build_is_one_error(folder: Path) -> None:
    assert image(folder, "--check", "bin") == (
        1,
        "",
        "snowform: error: bin holds no nix-support/image-info.json: it is not a build of an EC2 image; "
        "give what `snowform image NAME --build` makes, such as result\n",
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--check", "built", "web"], "--check looks at what is built: no other option goes with it"),
        (["--flake", "."], "--flake needs the NAME of one of its machines"),
        (
            ["web", "--file", "x.nix"],
            "a NAME is a machine of a flake: --file and --nixpkgs do not go with it",
        ),
        (["web", "--system", "aarch64-linux"], "a machine of a flake says its own system, in the flake"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(folder: Path, args: list[str], message: str) -> None:
    code, out, err = image(folder, *args)
    assert (code, out) == (2, "")
    assert err.endswith(f"Error: {message}\n")
