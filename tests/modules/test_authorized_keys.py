from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from modules.authorized_keys import with_keys
from modules.user_data import LIMIT, UserDataError
from tests.tools import need

ANNA, BERT = "ssh-ed25519 AAAA anna@example.org", 'ssh-rsa BBBB "Bert" ${x} \\'
MACHINE = """### https://channels.nixos.org/nixos-26.05 nixos
{ modulesPath, ... }:
{
  imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];
  system.stateVersion = "26.05";
}
"""


@pytest.mark.parametrize("keys", [[], [ANNA]])
@pytest.mark.parametrize("text", [None, MACHINE, "#!/bin/sh\ntrue\n"])
def test_a_single_key_is_left_to_ec2(text: str | None, keys: list[str]) -> None:
    assert with_keys(text, keys) == text


def test_to_a_configuration_the_keys_are_added() -> None:
    assert with_keys(MACHINE, [ANNA, BERT]) == (
        "{ ... }:\n"
        "{\n"
        "  imports = [\n"
        "    {\n"
        "      users.users.root.openssh.authorizedKeys.keys = [\n"
        '        "ssh-ed25519 AAAA anna@example.org"\n'
        '        "ssh-rsa BBBB \\"Bert\\" \\${x} \\\\"\n'
        "      ];\n"
        "    }\n"
        "    (\n"
        f"{MACHINE}"
        "    )\n"
        "  ];\n"
        "}\n"
    )


def test_nix_reads_the_configuration_and_the_keys_are_as_they_were(tmp_path: Path) -> None:
    need("nix-instantiate")
    (tmp_path / "configuration.nix").write_text(with_keys(MACHINE, [ANNA, BERT]) or "")
    expression = (
        'builtins.concatStringsSep "\\n" (builtins.head ((import ./configuration.nix { }).imports))'
        ".users.users.root.openssh.authorizedKeys.keys"
    )
    command = ["nix-instantiate", "--eval", "--json", "--strict", "--store", "dummy://", "-E", expression]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout) == f"{ANNA}\n{BERT}"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param(None, "", id="no user data"),
        pytest.param("#!/usr/bin/env bash\necho done > {home}/done\n", "done\n", id="a script"),
    ],
)
def test_a_script_writes_exactly_these_keys_and_goes_on(text: str | None, rest: str, tmp_path: Path) -> None:
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "authorized_keys").write_text("ssh-ed25519 CCCC who left\n")
    script = with_keys(text and text.format(home=tmp_path), [ANNA, BERT])
    assert script is not None
    subprocess.run(["bash", "-c", script.replace("~root/", f"{tmp_path}/")], check=True)
    assert (tmp_path / ".ssh" / "authorized_keys").read_text() == f"{ANNA}\n{BERT}\n"
    if rest:
        assert (tmp_path / "done").read_text() == rest


def test_what_is_too_long_with_the_keys_is_refused() -> None:
    padding = "# " + "x" * (LIMIT - len(MACHINE) - 10) + "\n"
    with pytest.raises(UserDataError) as caught:
        with_keys(MACHINE + padding, [ANNA, BERT], where="stack/web")
    assert "AWS takes 16,384" in str(caught.value)
