"""Read `.terraform.lock.hcl`: which providers are in use, those that only nested modules need included.

https://opentofu.org/docs/language/files/dependency-lock/
"""

from __future__ import annotations

import re

_PROVIDER = re.compile(r'^provider\s+"([^"]+)"(?:\s*\{\s*version\s*=\s*"([^"]+)")?', re.MULTILINE)


def locked_providers(text: str) -> tuple[tuple[str, str], ...]:
    """Source ("HOST/NAMESPACE/TYPE") and version of each; the version is empty where none is given."""
    return tuple(_PROVIDER.findall(text))
