from __future__ import annotations

from pathlib import Path

import pytest

from snowform.images import ImageError
from snowform.images.building import Build, run


def test_a_machine_of_a_flake() -> None:
    assert Build(flake=".", machine="web", link="result-web").command == [
        "nix",
        "--extra-experimental-features",
        "nix-command flakes",
        "build",
        ".#nixosConfigurations.web.config.system.build.images.amazon",
        "--out-link",
        "result-web",
    ]
    assert (
        '.#nixosConfigurations."web.example.org".config'
        in Build(flake=".", machine="web.example.org").command[4]
    )


def test_a_file() -> None:
    assert Build(file="stacks/image.nix", nixpkgs="channel:nixos-26.05", system="aarch64-linux").command == [
        "nix-build",
        "<nixpkgs/nixos>",
        "--attr",
        "config.system.build.images.amazon",
        "-I",
        "nixos-config=./stacks/image.nix",
        "-I",
        "nixpkgs=channel:nixos-26.05",
        "--argstr",
        "system",
        "aarch64-linux",
        "--out-link",
        "result",
    ]


def test_what_the_build_says_on_standard_output_is_not_ours(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["sh", "-c", "echo built; echo said >&2; pwd > here"], tmp_path)
    assert capfd.readouterr() == ("", "said\n")
    assert (tmp_path / "here").read_text() == f"{tmp_path}\n"


def test_a_build_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ImageError) as caught:
        run(["sh", "-c", "exit 7"], tmp_path)
    assert str(caught.value) == "sh ended with 7, see above: no image was built"


def test_without_nix_it_is_said_what_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ImageError) as caught:
        run(["nix-build"], tmp_path)
    assert str(caught.value) == (
        "nix-build is not installed, and only Nix builds NixOS images; build on a machine with Nix, copy "
        "what `result` links to here, and check it by `snowform image --check FOLDER`"
    )
