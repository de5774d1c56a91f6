"""An EC2 key pair of a public SSH key. A private key is refused, and never printed."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from constructs import Construct

from snowform.aws.key_pair import KeyPair
from snowform.errors import SnowformError

# What EC2 imports: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportKeyPair.html
# The number is that of the fields after the type in the key's body (RFC 4253, 6.6; RFC 8709, 4).
FIELDS = {"ssh-ed25519": 1, "ssh-rsa": 2}
OTHERS = ("ssh-dss", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-", "ssh-ed448")
# The last is base64 of "openssh-key-v1", the body of OpenSSH's own private keys.
PRIVATE = ("PRIVATE KEY", "PuTTY-User-Key-File", "b3BlbnNzaC1rZXktdjE")


class SshKeyError(SnowformError):
    """Not a public key that EC2 takes. The error never shows what was given, which may be a secret."""


class SshKey(Construct):
    """An `aws_key_pair` of a key's text (`ssh-ed25519 AAAA… comment`) or of the file that holds it."""

    def __init__(self, scope: Construct, id: str, *, name: str, key: str) -> None:
        super().__init__(scope, id)
        text = public_key(key, where=self.node.path)
        self.key_name: str = KeyPair(self, "Default", key_name=name, public_key=text).key_name


def public_key(key: str, *, where: str = "") -> str:
    """The public key's one line, of its text or of a file. Raises SshKeyError where it is none."""
    if _kind(key) or _is_private(key) or "\n" in key:
        return _checked(key, where)
    file = Path(key).expanduser()
    # Only such a name is sure not to be a key that was pasted wrongly.
    shown = f" {key}" if key.endswith(".pub") else ""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError):
        raise SshKeyError(
            f"neither a public key nor a file{shown} that can be read",
            where=where,
            hint='give the key ("ssh-ed25519 AAAA… you@host") or the path of its .pub file',
        ) from None
    return _checked(text, where)


def _checked(text: str, where: str) -> str:
    if _is_private(text):
        raise SshKeyError("this is a private key", where=where, hint="give the public one, its .pub file")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) != 1:
        raise SshKeyError(
            f"{len(lines)} keys where one is wanted", where=where, hint="give each a name of its own"
        )
    words = lines[0].split()
    kind = words[0]
    if kind.startswith(OTHERS):
        raise SshKeyError(f"EC2 takes no {kind} keys", where=where, hint="use ssh-ed25519 or ssh-rsa")
    if kind not in FIELDS:
        raise SshKeyError("not a public key", where=where, hint="it starts with ssh-ed25519 or ssh-rsa")
    if len(words) < 2 or not _is_body(words[1], kind):
        raise SshKeyError(f"the body is not that of an {kind} key", where=where, hint="it may be cut off")
    return " ".join(words)


def _kind(text: str) -> str:
    """The first word, if it is a type of key."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return first if first in FIELDS or first.startswith(OTHERS) else ""


def _is_private(text: str) -> bool:
    return any(mark in text for mark in PRIVATE)


def _is_body(body: str, kind: str) -> bool:
    try:
        data = base64.b64decode(body, validate=True)
    except binascii.Error:
        return False
    fields = []
    while len(data) >= 4:
        size = int.from_bytes(data[:4], "big")
        if len(data) < 4 + size:
            return False
        fields.append(data[4 : 4 + size])
        data = data[4 + size :]
    if data or not fields or fields[0] != kind.encode() or len(fields) != 1 + FIELDS[kind]:
        return False
    return kind != "ssh-ed25519" or len(fields[1]) == 32
