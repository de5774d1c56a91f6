from __future__ import annotations

import base64
import struct
from pathlib import Path
from typing import Any

import pytest

from modules.readable_stack import ReadableStack
from modules.ssh_keys import SshKey, SshKeyError, public_key
from snowform.aws.provider import AwsProvider
from tests.synthesis import synthesize


def body(*fields: bytes) -> str:
    return base64.b64encode(b"".join(struct.pack(">I", len(field)) + field for field in fields)).decode()


ED25519 = f"ssh-ed25519 {body(b'ssh-ed25519', bytes(range(32)))}"
RSA = f"ssh-rsa {body(b'ssh-rsa', bytes([1, 0, 1]), bytes([0] + [200] * 256))}"
SECRET = base64.b64encode(b"openssh-key-v1\0" + bytes(range(200, 256)) * 3).decode()
PRIVATE = f"-----BEGIN OPENSSH PRIVATE KEY-----\n{SECRET}\n-----END OPENSSH PRIVATE KEY-----\n"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        pytest.param(ED25519, ED25519, id="ed25519"),
        pytest.param(RSA, RSA, id="rsa"),
        pytest.param(f"  {ED25519}   you@host  \n", f"{ED25519} you@host", id="comment and spaces"),
        pytest.param(f"# mine\n\n{ED25519}\n", ED25519, id="lines that say nothing"),
    ],
)
def test_a_public_key_is_one_line_from_text_or_file(tmp_path: Path, given: str, key: str) -> None:
    file = tmp_path / "id.pub"
    file.write_text(given)
    assert public_key(given) == public_key(str(file)) == key


def test_a_path_may_start_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "id.pub").write_text(ED25519)
    assert public_key("~/id.pub") == ED25519


PRIVATE_KEY = "this is a private key; give the public one, its .pub file"
NEITHER = 'can be read; give the key ("ssh-ed25519 AAAA… you@host") or the path of its .pub file'
CUT = "it may be cut off"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(PRIVATE, PRIVATE_KEY, id="private key"),
        pytest.param(PRIVATE.replace("OPENSSH ", "RSA "), PRIVATE_KEY, id="private key, PEM"),
        pytest.param("PuTTY-User-Key-File-3: ssh-ed25519\n" + SECRET, PRIVATE_KEY, id="private key, PuTTY"),
        pytest.param(SECRET, PRIVATE_KEY, id="private key, body alone"),
        pytest.param(f"ssh-ed25519 {SECRET}", PRIVATE_KEY, id="private key with a public one's type"),
        pytest.param(
            ED25519[:-8], f"the body is not that of an ssh-ed25519 key; {CUT}", id="cut off at a byte's end"
        ),
        pytest.param(ED25519[:-7], f"the body is not that of an ssh-ed25519 key; {CUT}", id="cut off"),
        pytest.param("ssh-ed25519", f"the body is not that of an ssh-ed25519 key; {CUT}", id="type alone"),
        pytest.param(
            f"ssh-rsa {ED25519.split()[1]}",
            f"the body is not that of an ssh-rsa key; {CUT}",
            id="other type inside",
        ),
        pytest.param(
            f"ssh-ed25519 {body(b'ssh-ed25518', bytes(32))}",
            f"the body is not that of an ssh-ed25519 key; {CUT}",
            id="only the type differs inside",
        ),
        pytest.param(
            f"{ED25519}{base64.b64encode(b'abc').decode()}",
            f"the body is not that of an ssh-ed25519 key; {CUT}",
            id="bytes after it",
        ),
        pytest.param(
            f"ssh-ed25519 {body(b'ssh-ed25519', bytes(31))}",
            f"the body is not that of an ssh-ed25519 key; {CUT}",
            id="too short inside",
        ),
        pytest.param(
            f"ssh-ed25519 {body(b'ssh-ed25519', bytes(32), bytes(32))}",
            f"the body is not that of an ssh-ed25519 key; {CUT}",
            id="something after it",
        ),
        pytest.param(
            "ecdsa-sha2-nistp256 AAAA",
            "EC2 takes no ecdsa-sha2-nistp256 keys; use ssh-ed25519 or ssh-rsa",
            id="ecdsa",
        ),
        pytest.param(
            "sk-ssh-ed25519@openssh.com AAAA",
            "EC2 takes no sk-ssh-ed25519@openssh.com keys; use ssh-ed25519 or ssh-rsa",
            id="security key",
        ),
        pytest.param(
            f"{ED25519}\n{RSA}\n", "2 keys where one is wanted; give each a name of its own", id="two"
        ),
        pytest.param(
            f"no-pty {ED25519}\n{''}", "not a public key; it starts with ssh-ed25519 or ssh-rsa", id="options"
        ),
        pytest.param("\n", "0 keys where one is wanted; give each a name of its own", id="empty"),
        pytest.param(
            "gone.pub", f"neither a public key nor a file gone.pub that {NEITHER}", id="no such file"
        ),
        pytest.param("correct horse", f"neither a public key nor a file that {NEITHER}", id="something else"),
        pytest.param("x" * 5000, f"neither a public key nor a file that {NEITHER}", id="too long for a path"),
        pytest.param("a\0b", f"neither a public key nor a file that {NEITHER}", id="no path at all"),
    ],
)
def test_what_is_no_public_key_is_refused_and_not_shown(given: str, message: str) -> None:
    with pytest.raises(SshKeyError) as caught:
        public_key(given)
    assert str(caught.value) == message
    assert SECRET[:12] not in message


def test_a_file_with_a_private_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "id_ed25519"
    file.write_text(PRIVATE)
    with pytest.raises(SshKeyError) as caught:
        public_key(str(file), where="context.keys.me")
    assert str(caught.value) == f"context.keys.me: {PRIVATE_KEY}"


def test_the_key_pair_holds_the_name_and_the_line() -> None:
    def build(stack: Any) -> None:
        AwsProvider(stack, "aws", region="eu-central-1")
        assert SshKey(stack, "me", name="stack-me", key=f"{ED25519} me\n").key_name

    assert synthesize(build, ReadableStack)["resource"] == {
        "aws_key_pair": {"me": {"key_name": "stack-me", "public_key": f"{ED25519} me"}}
    }
