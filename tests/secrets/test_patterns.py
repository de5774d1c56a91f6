from __future__ import annotations

import base64
import gzip
import io
import json
import textwrap
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snowform.secrets.patterns import PATTERNS, Pattern, recognise, recognise_file
from tests.draws import examples
from tests.tools import ALL

LETTERS = "aB3dE6gH9" * 20
# One made-up secret for each pattern; put together here so that no scanner takes this file for a leak.
SECRETS = {
    "access key": ("an AWS access key", "AKIA" + "IOSFODNN7MADEUPX"),
    "temporary access key": ("an AWS access key", "ASIA" + "IOSFODNN7MADEUPX"),
    "secret key": ("an AWS secret key", "aws_secret_access_key = " + LETTERS[:40]),
    "secret key in JSON": ("an AWS secret key", '"SecretAccessKey": "' + LETTERS[:40] + '"'),
    "secret key in a shell": ("an AWS secret key", "export AWS_SECRET_ACCESS_KEY=" + LETTERS[:40]),
    "PEM": ("a private key", "-----BEGIN PRIVATE" + " KEY-----"),
    "PEM of RSA": ("a private key", "-----BEGIN RSA PRIVATE" + " KEY-----"),
    "OpenSSH": ("a private key", "-----BEGIN OPENSSH PRIVATE" + " KEY-----"),
    "PGP": ("a private key", "-----BEGIN PGP PRIVATE" + " KEY BLOCK-----"),
    "PuTTY": ("a private key", "PuTTY-User-Key-File-" + "3: ssh-ed25519"),
    "WireGuard": ("a WireGuard private key", "PrivateKey = " + LETTERS[:43] + "="),
    "age": ("an age key", "AGE-SECRET-KEY-" + "1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L" * 2),
    "Nix": ("a Nix signing key", "cache.example.org-1:" + LETTERS[:86] + "=="),
    "GitHub": ("a GitHub token", "ghp_" + LETTERS[:36]),
    "GitHub, fine grained": ("a GitHub token", "github_pat_" + LETTERS[:22] + "_" + LETTERS[:59]),
    "GitLab": ("a GitLab token", "glpat-" + LETTERS[:20]),
    "Slack": ("a Slack token", "xoxb-" + "1234567890-abcdef"),
    "Slack hook": ("a Slack token", "https://hooks.slack.com/services/" + "T0AAA/B0BBB/cccDDD"),
    "Stripe": ("a Stripe key", "sk_live_" + LETTERS[:24]),
    "Google": ("a Google API key", "AIza" + LETTERS[:35]),
    "Vault": ("a HashiCorp token", "hvs." + LETTERS[:24]),
    "Terraform Cloud": ("a HashiCorp token", LETTERS[:14] + ".atlasv1." + LETTERS[:67]),
    "Tailscale": ("a Tailscale key", "tskey-auth-" + LETTERS[:12] + "-" + LETTERS[:20]),
    "npm": ("a package registry's token", "npm_" + LETTERS[:36]),
    "PyPI": ("a package registry's token", "pypi-AgE" + LETTERS[:60]),
    "JWT": ("a JSON web token", "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0." + LETTERS[:20]),
    "URL": ("a password in a URL", "postgres://web:" + "hunter2@db.example.org/web"),
    "crypt": ("a hashed password", "$6$rounds=5000$" + LETTERS[:16] + "$" + LETTERS[:86]),
    "yescrypt": ("a hashed password", "$y$j9T$" + LETTERS[:22] + "$" + LETTERS[:43]),
}
WHAT = {name: what for name, (what, _) in SECRETS.items()}
TEXT = {name: text for name, (_, text) in SECRETS.items()}


def names(text: str) -> list[str]:
    return [pattern.what for pattern in recognise(text)]


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_recognised_by_its_form(name: str) -> None:
    assert names(f"before\n  {TEXT[name]}\nafter") == [WHAT[name]]


def test_every_pattern_has_an_example() -> None:
    assert {pattern.what for pattern in PATTERNS} == set(WHAT.values())


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.what)
@settings(max_examples=examples(100 if ALL else 25))
@given(data=st.data())
def test_what_a_pattern_matches_has_one_of_its_marks(pattern: Pattern, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern.expression))
    assert pattern.is_in(text, text.lower())


def test_only_a_hashed_password_is_doubtful() -> None:
    assert [pattern.what for pattern in PATTERNS if not pattern.certain] == ["a hashed password"]


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_recognised_through_encodings(name: str) -> None:
    text = f"#!/bin/sh\necho '{TEXT[name]}'\n"
    plain = base64.b64encode(text.encode()).decode()
    assert names(plain) == [WHAT[name]]
    assert names(base64.b64encode(gzip.compress(text.encode())).decode()) == [WHAT[name]]
    nested = json.dumps({"write_files": [{"encoding": "b64", "content": plain}]})
    assert names(base64.b64encode(nested.encode()).decode()) == [WHAT[name]]


def test_base64_in_lines_is_read_as_one() -> None:
    text = "x" * 70 + TEXT["secret key"] + "\n"
    lines = textwrap.wrap(base64.b64encode(text.encode()).decode(), 76)
    assert names("Content-Transfer-Encoding: base64\n\n" + "\n".join(lines) + "\n") == [WHAT["secret key"]]


def test_files_in_an_archive_are_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("handler.py", "print()")
        archive.writestr("settings.env", TEXT["secret key in a shell"])
    assert [pattern.what for pattern in recognise_file(packed.getvalue())] == ["an AWS secret key"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJmOtJmyGnBUDtN3JTmGZ+2GDJJTTV5GQ9Xm3sBQiCHK", id="ssh"
        ),
        pytest.param("-----BEGIN CERTIFICATE-----", id="certificate"),
        pytest.param("-----BEGIN PUBLIC KEY-----", id="public key"),
        pytest.param("cache.nixos.org-1:6NCHdD59X431o0gWypbMrAURkbJ16ZPMQFGspcDShjY=", id="Nix public key"),
        pytest.param("age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq", id="age recipient"),
        pytest.param("arn:aws:iam::123456789012:role/AKIA-like", id="ARN"),
        pytest.param("https://example.org:8443/a@b", id="URL with a port"),
        pytest.param("postgres://web:${var.password}@db/web", id="URL with a reference"),
        pytest.param("aws_secret_access_key = ${var.secret}", id="secret key by reference"),
        pytest.param("sha256-" + "C" * 43 + "=", id="hash"),
        pytest.param("PublicKey = " + "C" * 43 + "=", id="WireGuard public key"),
        pytest.param("/nix/store/dkij3qk5h8rwzysr42w02knfl95vz8q8-glibc-locales-2.42-67", id="store path"),
    ],
)
def test_what_looks_similar_is_no_secret(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "unit", ["a-", "a.b-", "A", "xoxb-", "eyJaaaaaaaa.", "a://b:c", "$6$a", "secret_key = ", "AAAABBBB\n"]
)
def test_the_time_of_a_search_grows_with_the_text_not_with_its_square(unit: str) -> None:
    text = unit * (500_000 // len(unit))
    started = time.process_time()
    list(recognise(text))
    # What grew with the square took minutes here; this takes less than a second.
    assert time.process_time() - started < 20


@given(st.binary(max_size=200))
def test_no_content_of_a_file_is_too_strange(data: bytes) -> None:
    for prefix in (b"", b"\x1f\x8b", b"PK\x03\x04"):
        list(recognise_file(prefix + data))
