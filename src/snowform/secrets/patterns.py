"""Recognise a secret by its form, also inside base64, gzip and zip. Reads text; knows nothing of Terraform.

What is found says what was recognised, never the text itself.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator

from snowform.secrets.forms import FORMS, Pattern

__all__ = [
    "PATTERNS",
    "Pattern",
    "layers",
    "layers_of_file",
    "recognise",
    "recognise_file",
    "recognise_layers",
]

# How deep encodings are opened, and how much a compressed text may grow.
DEPTH = 4
UNPACKED = 16 * 1024 * 1024


# As those who issue them document their form. What may stand before the telling part is bounded: user data
# may be long, and the time of a search must grow with its length, not with the square of it.
PATTERNS = (
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    Pattern("an AWS access key", r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b", ("akia", "asia")),
    Pattern(
        "an AWS secret key",
        r"(?ai)(?:aws_?)?secret_?(?:access_?)?key\\?[\"']?\s*[:=]\s*\\?[\"']?[a-z0-9/+]{40}(?![a-z0-9/+=])",
        ("secret",),
    ),
    # RFC 7468; PROTOCOL.key of OpenSSH; "BLOCK" is PGP's (RFC 4880)
    Pattern(
        "a private key",
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d",
        ("private key", "putty-user-key-file-"),
    ),
    Pattern("a WireGuard private key", r"(?ai)\bprivate_?key\s*=\s*[\"']?[a-z0-9+/]{43}=", ("private",)),
    Pattern("an age key", r"(?ai)\bAGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{20,}", ("age-secret-key-",)),
    Pattern("a Nix signing key", r"\b[\w.-]{1,80}:[A-Za-z0-9+/]{86}==", ("==",)),
    Pattern(
        "a GitHub token",
        r"\b(?:gh[opsur]_[A-Za-z0-9]{36,}|github_pat_\w{22,})",
        ("gho_", "ghp_", "ghs_", "ghu_", "ghr_", "github_pat_"),
    ),
    Pattern("a GitLab token", r"\bgl(?:pat|dt|rt|ptt|soat|cbt|ft|imt|agent)-[\w-]{20,}", ("gl",)),
    Pattern(
        "a Slack token",
        r"\bxox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|\bxapp-\d-[A-Za-z0-9-]{10,}"
        r"|hooks\.slack\.com/(?:services|workflows)/T\w+/\w+/\w+",
        ("xox", "xapp-", "hooks.slack.com"),
    ),
    Pattern("a Stripe key", r"\b[rs]k_live_[A-Za-z0-9]{16,}", ("k_live_",)),
    Pattern("a Google API key", r"\bAIza[\w-]{35}", ("aiza",)),
    Pattern(
        "a HashiCorp token",
        r"\bhv[bsr]\.[\w-]{24,}|\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}",
        ("hvb.", "hvs.", "hvr.", ".atlasv1."),
    ),
    Pattern("a Tailscale key", r"\btskey-[a-z]+-[A-Za-z0-9-]{10,}", ("tskey-",)),
    Pattern(
        "a package registry's token", r"\bnpm_[A-Za-z0-9]{36}\b|\bpypi-AgE[\w-]{50,}", ("npm_", "pypi-age")
    ),
    # RFC 7519: header and payload are JSON objects in base64
    Pattern("a JSON web token", r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}", ("eyj",)),
    Pattern(
        "a password in a URL",
        r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:@/\"'$<]{0,80}:(?P<secret>[^\s:@/\"'$<]{3,80})@[\w\[]",
        ("://",),
    ),
    # crypt(5). It takes guessing to get at the password, but everyone may try.
    Pattern(
        "a hashed password", r"\$(?:[1567y]|2[abxy]|gy|sha1)\$[./A-Za-z0-9$=,]{16,}", ("$",), certain=False
    ),
)
SHORTEST = 12
# The patterns by their marks.
MARKS: dict[str, list[Pattern]] = {}
for _pattern in (*PATTERNS, *FORMS):
    for _mark in _pattern.marks:
        MARKS.setdefault(_mark, []).append(_pattern)
# A run that is long enough to hold a secret, over several lines as `base64` and mail write them.
BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}(?:\r?\n[ \t]*[A-Za-z0-9+/_-]+)*={0,2}")


def recognise(text: str) -> Iterator[Pattern]:
    """Each pattern that the text matches, or what is encoded in it, once."""
    return recognise_layers(layers(text))


def recognise_file(data: bytes) -> Iterator[Pattern]:
    """The same for a file's content: text, or an archive as gzip and zip make it."""
    return recognise_layers(layers_of_file(data))


def recognise_layers(found: Iterable[str]) -> Iterator[Pattern]:
    """Each pattern that one of the texts matches, once."""
    seen: set[str] = set()
    for layer in found:
        # No secret of a known form is shorter.
        if len(layer) < SHORTEST:
            continue
        lowered = layer.lower()
        for mark, patterns in MARKS.items():
            if mark not in lowered:
                continue
            for pattern in patterns:
                if pattern.what not in seen and pattern.finds(layer):
                    seen.add(pattern.what)
                    yield pattern


def layers(text: str) -> Iterator[str]:
    """The text, and the texts that are encoded in it."""
    return _layers(text, DEPTH)


def layers_of_file(data: bytes) -> Iterator[str]:
    """The texts in a file's content, archives opened."""
    return (layer for content in _members(data) for layer in _layers(_text(content), DEPTH))


def _layers(text: str, depth: int) -> Iterator[str]:
    yield text
    if depth and len(text) >= SHORTEST:
        for run in BASE64.finditer(text):
            if decoded := _decode(run[0]):
                yield from _layers(_text(decoded), depth - 1)


def _decode(run: str) -> bytes | None:
    compact = "".join(run.split()).rstrip("=").replace("-", "+").replace("_", "/")
    # No base64 has this length: the run ends in a word that only follows it.
    compact = compact[: len(compact) - (len(compact) % 4 == 1)]
    try:
        return binascii.a2b_base64(compact + "=" * (-len(compact) % 4))
    except binascii.Error:
        return None


def _text(data: bytes) -> str:
    """Bytes as text in which patterns can be found; unpacked where they are gzip's."""
    if data.startswith(b"\x1f\x8b"):
        import zlib

        try:
            data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, UNPACKED)
        except zlib.error:
            return ""
    # Every byte has a character in Latin-1, and all patterns are ASCII.
    return data.decode("latin-1")


def _members(data: bytes) -> Iterator[bytes]:
    """The content of a file, or of each file in it where it is a zip archive."""
    if not data.startswith(b"PK\x03\x04"):
        yield data
        return
    import io
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                with archive.open(name) as member:
                    yield member.read(UNPACKED)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        yield data
