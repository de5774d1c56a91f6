"""What whoever begins may answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from modules import firewall
from snowform.starter import StarterError
from snowform.starter.answers import (
    ANYONE,
    WIDEST,
    check_flake,
    check_name,
    check_network,
    check_region,
    own_key,
    read_key,
)

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBughmCApaw7Dc5azT0kHpjDURCsebOFh7zjxgiSSOh8 anna@example.org"


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (check_name, "shop"),
        (check_name, "web-2"),
        (check_name, "a" * 32),
        (check_region, "eu-central-1"),
        (check_region, "us-gov-west-1"),
        (check_flake, "github:us/snowform"),
        (check_flake, "git+ssh://git@example.org/snowform?ref=main"),
        (check_network, ""),
        (check_network, "203.0.113.7/32"),
        (check_network, "203.0.113.7"),
        (check_network, "2001:db8::/32"),
        (check_network, ANYONE),
        (read_key, ""),
        (read_key, KEY),
    ],
)
def test_what_is_an_answer(check: Callable[[str], str], answer: str) -> None:
    assert check(answer) == answer


@pytest.mark.parametrize(
    ("check", "answer", "said"),
    [
        (check_name, "", '"" cannot be the name'),
        (check_name, "Shop", '"Shop" cannot be the name'),
        (check_name, "2web", '"2web" cannot be the name'),
        (check_name, "web-", '"web-" cannot be the name'),
        (check_name, "a" * 33, "32 at most"),
        (check_region, "Frankfurt", '"Frankfurt" is no AWS region; give one such as eu-central-1'),
        (check_region, "eu-central-1a", '"eu-central-1a" is no AWS region'),
        (check_flake, "snowform", '"snowform" does not say where a flake is; give a URL such as git+file:'),
        (check_flake, 'path:/a"; builtins.exec', "does not say where a flake is"),
        (check_flake, "path:/${a}", "does not say where a flake is"),
        (check_network, "203.0.113.7/24", "has host bits set; give a network such as"),
        (check_network, "0.0.0.0/0", f'would be open to the internet; if so, say "{ANYONE}"'),
        (read_key, "missing.pub", "neither a public key nor a file that can be read"),
        (read_key, "~nobody-of-that-name/key.pub", "neither a public key nor a file that can be read"),
        (read_key, "ecdsa-sha2-nistp256 AAAAE2VjZHNh x", "neither a public key nor a file"),
    ],
)
def test_what_is_none(check: Callable[[str], str], answer: str, said: str) -> None:
    with pytest.raises(StarterError) as caught:
        check(answer)
    assert said in str(caught.value)


def test_the_firewall_has_the_same_networks() -> None:
    assert (firewall.ANYONE, firewall.WIDEST) == (ANYONE, WIDEST)


def test_a_key_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "key.pub").write_text(f"{KEY}\n")
    assert read_key(str(tmp_path / "key.pub")) == KEY


@pytest.mark.parametrize("text", ["-----BEGIN OPENSSH PRIVATE KEY-----\nsecret\n", f"{KEY}\n{KEY}\n", ""])
def test_a_file_with_anything_else_is_refused_and_not_shown(text: str, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(text)
    with pytest.raises(StarterError, match="not one public key that EC2 takes") as caught:
        read_key(str(tmp_path / "key"))
    assert "secret" not in str(caught.value)


def test_ones_own_key_is_the_first_that_ec2_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert own_key() == ""
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "id_ed25519.pub").write_text("of another kind\n")
    assert own_key() == ""
    (tmp_path / ".ssh" / "id_rsa.pub").write_text("ssh-rsa AAAAB3NzaC1yc2E= anna\n")
    assert own_key() == "~/.ssh/id_rsa.pub"
