"""A mirror with the AWS provider of this machine, which tells OpenTofu of few types (`few_types`)."""

from __future__ import annotations

import datetime
import shlex
import sys
from pathlib import Path

from snowform.provision.host.files import write
from snowform.tofu import find_providers

FEW_TYPES = Path(__file__).with_name("few_types.py")


def mirror_of_few_types(folder: Path) -> Path | None:
    """A mirror below `folder`, in OpenTofu's layout; None where no AWS provider lies unpacked."""
    mirror = folder / "mirror"
    found = [provider for provider in find_providers() if provider.source == "hashicorp/aws"]
    if not found:
        return None
    binary = found[-1].binary
    if binary.is_relative_to(mirror):
        # A test that starts tests hands its own environment on: the program would start itself for ever.
        return mirror
    program = mirror.joinpath(*binary.parts[-6:])
    program.parent.mkdir(parents=True, exist_ok=True)
    certificate = folder / "certificate.pem"
    words = (sys.executable, "-I", str(FEW_TYPES), str(certificate), str(binary))
    text = f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n'
    if not program.exists() or program.read_text() != text:
        write(program, text, 0o755)
    if not certificate.exists():
        write(certificate, _new_certificate())
    return mirror


def _new_certificate() -> str:
    """A key and a certificate (PEM) for the name by which OpenTofu calls its plugins."""
    # A checkout needs it once.
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + certificate.public_bytes(serialization.Encoding.PEM)
    return pem.decode()
