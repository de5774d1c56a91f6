"""What whoever begins is asked for, and whether the answers are such."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from snowform.starter.errors import StarterError
from snowform.starter.kinds import Kind

# A load balancer's name is the shortest that AWS has.
LONGEST_NAME = 32
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_REGION = re.compile(r"[a-z]+(-[a-z]+)+-[0-9]+")
# A reference of Nix' that can stand in its strings as it is.
_FLAKE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s\"\\$]+")
# The kinds of keys that EC2 takes.
_KEY = re.compile(r"ssh-(ed25519|rsa) [A-Za-z0-9+/]+=*( .*)?")
_OWN_KEYS = ("~/.ssh/id_ed25519.pub", "~/.ssh/id_rsa.pub")
# As modules/firewall.py has them: the words for every network, and by version the widest that is one.
ANYONE = "anyone on the internet"
WIDEST = {4: 8, 6: 16}


@dataclass(frozen=True, slots=True)
class Answers:
    """`name` is that of the stack, and the tag Project; `ssh_key` a public key's one line, or empty.

    `ssh_from` is the network that may reach SSH, or empty: then nothing may. `flake` is where the
    flake of Snowform is, for a project that is to be one too.
    """

    kind: Kind
    name: str
    region: str
    ssh_key: str = ""
    ssh_from: str = ""
    flake: str = ""


def check_name(name: str) -> str:
    """The name. Raises StarterError where AWS or the program could not call a stack so."""
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise StarterError(
            f'"{name}" cannot be the name of a stack',
            hint=f"use lower case letters, digits and hyphens between them, {LONGEST_NAME} at most",
        )
    return name


def check_flake(reference: str) -> str:
    """The reference of a flake, if it names one on its own. Raises StarterError."""
    if not _FLAKE.fullmatch(reference):
        raise StarterError(
            f'"{reference}" does not say where a flake is', hint="give a URL such as git+file:///srv/snowform"
        )
    return reference


def check_region(region: str) -> str:
    """The region. Raises StarterError where it looks like none."""
    if not _REGION.fullmatch(region):
        raise StarterError(f'"{region}" is no AWS region', hint="give one such as eu-central-1")
    return region


def check_network(network: str) -> str:
    """The network. Raises StarterError where it is none."""
    if network and network != ANYONE:
        try:
            parsed = ipaddress.ip_network(network)
        except ValueError as error:
            raise StarterError(
                f"SSH from {network}: {error}", hint="give a network such as 203.0.113.7/32"
            ) from error
        if parsed.prefixlen < WIDEST[parsed.version]:
            raise StarterError(
                f"SSH from {network} would be open to the internet", hint=f'if so, say "{ANYONE}"'
            )
    return network


def read_key(given: str) -> str:
    """The public key's one line, of its text or of its .pub file. Raises StarterError where it is none."""
    key = given.strip()
    if given and not _KEY.fullmatch(key):
        try:
            key = Path(given).expanduser().read_text(encoding="utf-8").strip()
        # Without a home, "~" is a RuntimeError.
        except (OSError, ValueError, RuntimeError):
            raise StarterError(
                "the SSH key is neither a public key nor a file that can be read",
                hint='give the key ("ssh-ed25519 AAAA… you@host") or the path of its .pub file',
            ) from None
        if not _KEY.fullmatch(key):
            raise StarterError(
                "not one public key that EC2 takes",
                where=given,
                hint="give the .pub file of an ssh-ed25519 or ssh-rsa key",
            )
    return key


def own_key() -> str:
    """The path of the user's own public key that EC2 takes, or nothing."""
    for path in _OWN_KEYS:
        with suppress(StarterError):
            return path if read_key(path) else ""
    return ""
