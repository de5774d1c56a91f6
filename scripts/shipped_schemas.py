"""Derive the shipped schemas of small providers from the newest published packages of their bindings.

`make schemas` downloads the packages that are pinned here, and writes the compact schemas.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from snowform.getting.binding_schemas import read
from snowform.schema.catalogue import SUFFIX
from snowform.schema.derive import derive
from snowform.schema.store import PACKAGE, SHIPPED

PACKAGES = {
    "archive": "14.0.1",
    "cloudflare": "16.4.0",
    "cloudinit": "14.0.1",
    "dns": "13.0.1",
    "docker": "16.1.0",
    "external": "14.0.2",
    "github": "18.0.0",
    "http": "13.0.2",
    "kubernetes": "17.1.0",
    "local": "14.0.1",
    "null": "15.0.2",
    "random": "15.0.1",
    "time": "14.0.2",
    "tls": "14.1.1",
}


def main() -> None:
    """Write them all."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = [f"cdktn-provider-{name}=={version}" for name, version in PACKAGES.items()]
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--dest",
            scratch,
            *wanted,
        ]
        subprocess.run(command, check=True)
        for wheel in sorted(Path(scratch).glob("*.whl")):
            schema = read(wheel)
            [(address, version)] = schema.versions.items()
            path = Path(SHIPPED, f"{address.rpartition('/')[2]}{SUFFIX}")
            head = {"origin": f"{PACKAGE} {wheel.name}"}
            path.write_text(derive(schema.document, version=version, head=head), encoding="utf-8")
            sys.stdout.write(f"{address} {version}  {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
