"""What is said of a configuration.nix before a machine is paid for to apply it."""

from __future__ import annotations

import pytest

from snowform.packer import Configuration, PackerError, check_configuration, names_python
from tests.packer.cases import NIX
from tests.tools import need

KEY = "AKIA" + "IOSFODNN7MADEUPX"


def check(text: str) -> list[str]:
    return list(check_configuration(Configuration(text, "web.nix")))


def with_line(line: str) -> str:
    return NIX.replace("  system.", f"  {line}\n  system.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NIX, id="plain"),
        pytest.param(
            "### https://example.org/not-named-nixos\n" + NIX, id="channel, which amazon-init alone reads"
        ),
        pytest.param(with_line('# imports = [ ./x.nix ];\n  x = "./y";'), id="paths in comments and strings"),
        pytest.param(with_line("x = /etc/z;"), id="absolute path"),
    ],
)
def test_nothing_is_said_of_a_configuration_that_is_right(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "#!/bin/sh\n", "is not a configuration.nix; give Nix that imports amazon-image.nix", id="script"
        ),
        pytest.param(
            '{ system.stateVersion = "26.05"; }',
            "does not import amazon-image.nix, without which the machine has no root file system and no boot "
            'loader; write imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];',
            id="no image",
        ),
        pytest.param(
            NIX.replace('system.stateVersion = "26.05";', ""),
            "does not set system.stateVersion, so an upgrade may leave the data of services behind; "
            'write system.stateVersion = "26.05"; the release that the machine starts with',
            id="no stateVersion",
        ),
        pytest.param(
            with_line(f'x = "{KEY}";'),
            "holds an AWS access key, and whoever starts the image can read it; "
            "let the machine fetch it, or give it by agenix or sops-nix",
            id="secret",
        ),
        pytest.param(
            NIX.replace("imports = [ ", "imports = [ ./disks.nix "),
            "names ./disks.nix, but only this one file goes into the image; "
            "put it all into one file, or fetch the rest",
            id="file beside",
        ),
    ],
)
def test_a_configuration_that_would_not_do_is_refused(text: str, said: str) -> None:
    with pytest.raises(PackerError) as caught:
        check(text)
    assert str(caught.value) == f"web.nix: {said}"


def test_what_nix_cannot_read_is_refused_with_its_line() -> None:
    need("nix-instantiate")
    with pytest.raises(PackerError, match=r"^web\.nix: is not valid Nix in line 5: "):
        check(with_line("x = ;"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            NIX.replace("  virtualisation.amazon-init.enable = false;\n", ""),
            "web.nix: amazon-init stays on, so what a machine has for user data replaces this "
            "configuration in it; virtualisation.amazon-init.enable = false keeps it",
            id="amazon-init",
        ),
        pytest.param(
            with_line('users.users.root.password = "x";'),
            "web.nix: sets a password in plain text; give hashedPasswordFile a file",
            id="password",
        ),
    ],
)
def test_what_may_be_wrong_is_said(text: str, said: str) -> None:
    assert check(text) == [said]


def test_python_is_what_stands_in_code() -> None:
    assert names_python(Configuration(with_line("environment.systemPackages = [ pkgs.python3 ];"), "web.nix"))
    assert not names_python(Configuration(with_line("# python3"), "web.nix"))
    behind_a_string = 'boot.kernelParams = [ "a#b" ]; environment.systemPackages = [ pkgs.python3 ];'
    assert names_python(Configuration(with_line(behind_a_string), "web.nix"))
