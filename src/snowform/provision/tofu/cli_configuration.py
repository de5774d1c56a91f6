"""tofu's CLI configuration for one run: the operator's, and after `init` where the verified providers lie.

Every command hashes the program of every provider and compares it with the lock file, `state pull` too: for
the 700 MB of AWS' some 0.7 s of processor time. What `dev_overrides` names is not hashed
(https://opentofu.org/docs/cli/config/config-file/#development-overrides-for-provider-developers). So each run
lets `init` verify them, and its other commands take what was verified.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..patterns import regex

# What a command may need besides the providers, and what the operator has overridden by themself.
_NEEDED = regex(r'(?:^|[\s{])"?(?:credentials(?:_helper)?|host|dev_overrides)"?\s*["{:=]')
# A path that means itself between quotation marks.
_LITERAL = regex(r"[\w./+@=, -]+", re.ASCII)


def read_given(path: Path | None) -> str:
    """The operator's CLI configuration; empty where there is none, or tofu could not read it either."""
    try:
        return path.read_text(encoding="utf-8") if path else ""
    except (OSError, UnicodeDecodeError):
        return ""


def has_plugin_cache(given: str, environment: Mapping[str, str]) -> bool:
    """Whether providers are linked from a cache, where only those are that were downloaded."""
    return "plugin_cache_dir" in given or bool(environment.get("TF_PLUGIN_CACHE_DIR"))


def unlink_providers(data: Path) -> None:
    """Remove the links to providers in a mirror: `init` hashes what it links once, what is linked thrice."""
    for installed in (data / "providers").glob("*/*/*/*/*"):
        if installed.is_symlink():
            installed.unlink()


def with_verified(given: str, providers: Iterable[tuple[str, str]], data: Path) -> str:
    """The CLI configuration once `init` has installed `providers` (source and version) below `data`.

    That is `given`, the operator's, as it was, where it says how to reach a host, or where not each provider
    lies where `init` puts it.
    """
    folders = {source: _folder(data / "providers" / source / version) for source, version in providers}
    if not folders or None in folders.values() or _NEEDED.search(given):
        return given
    lines = "".join(f'    "{source}" = "{folder}"\n' for source, folder in folders.items())
    return f"provider_installation {{\n  dev_overrides {{\n{lines}  }}\n  direct {{}}\n}}\n"


def _folder(installed: Path) -> Path | None:
    """The folder of the one platform, links followed; None where there is none or it cannot be written."""
    found = list(installed.iterdir()) if installed.is_dir() else []
    if len(found) != 1:
        return None
    folder = found[0].resolve()
    return folder if folder.is_dir() and _LITERAL.fullmatch(str(folder)) else None
