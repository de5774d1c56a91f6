"""Where OpenTofu gets its providers: the registry, or a mirror made of those unpacked on this machine.

Downloads nothing. What is written is links and a CLI configuration in a cache folder.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from snowform.errors import SnowformError

REGISTRIES = ("registry.opentofu.org", "registry.terraform.io")
# Where a machine's administrator puts what no package manager keeps.
OPT = Path("/opt")


class MirrorError(SnowformError):
    """The mirror that SNOWFORM_PROVIDER_MIRROR names cannot be used."""


@dataclass(frozen=True, slots=True, order=True)
class UnpackedProvider:
    """A provider that lies unpacked in a mirror's layout: HOST/NAMESPACE/TYPE/VERSION/OS_ARCH/."""

    namespace: str
    type: str
    version: str
    folder: Path

    @property
    def source(self) -> str:
        """As `required_providers` names it: `hashicorp/aws`."""
        return f"{self.namespace}/{self.type}"

    @property
    def binary(self) -> Path:
        """The program itself."""
        return next(self.folder.glob("terraform-provider-*"))


def cli_config(cache: Path) -> Path | None:
    """The CLI configuration to pass in TF_CLI_CONFIG_FILE; None where OpenTofu's own defaults are right.

    One that the user set (TF_CLI_CONFIG_FILE, when that file exists) stays. Else, where providers lie
    unpacked on this machine, one is written below `cache` that takes those from there, whichever of the two
    registries a configuration names, and every other provider from its registry.
    """
    chosen = os.environ.get("TF_CLI_CONFIG_FILE")
    if chosen and Path(chosen).is_file():
        return Path(chosen)
    providers = find_providers()
    return _mirror(providers, cache) if providers else None


def own_configuration() -> Path | None:
    """The user's own CLI configuration, as OpenTofu itself would read it (cli/config/config-file)."""
    return next(
        (file for name in (".tofurc", ".terraformrc") if (file := Path.home() / name).is_file()), None
    )


def find_providers() -> tuple[UnpackedProvider, ...]:
    """The providers for this platform in SNOWFORM_PROVIDER_MIRROR, or else where OpenTofu looks and in /opt.

    Of two with the same source and version, the one found first. Raises MirrorError where
    SNOWFORM_PROVIDER_MIRROR names no folder, or one without providers.
    """
    if named := os.environ.get("SNOWFORM_PROVIDER_MIRROR"):
        return _named_mirror(Path(named))
    return _distinct(provider for folder in _implied_folders() for provider in _providers_in(folder))


def _named_mirror(folder: Path) -> tuple[UnpackedProvider, ...]:
    if not folder.is_dir():
        raise MirrorError(f'"{folder}" is not a folder', where="SNOWFORM_PROVIDER_MIRROR")
    if providers := _distinct(_providers_in(folder.absolute())):
        return providers
    raise MirrorError(
        f'"{folder}" holds no provider for {_platform()}',
        where="SNOWFORM_PROVIDER_MIRROR",
        hint="its layout is HOST/NAMESPACE/TYPE/VERSION/OS_ARCH/terraform-provider-TYPE",
    )


def _implied_folders() -> Iterator[Path]:
    """OpenTofu's and Terraform's implied local mirror folders (CLI configuration, provider installation)."""
    home = Path.home()
    yield home / ".terraform.d" / "plugins"
    data = [os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")]
    data += (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    for folder in data:
        for program in ("opentofu", "terraform"):
            yield Path(folder) / program / "plugins"
    if OPT.is_dir():
        yield from sorted(child for child in OPT.iterdir() if child.is_dir())


def _providers_in(folder: Path) -> Iterator[UnpackedProvider]:
    # A host has a dot in it: the pattern does not wander through folders that are no mirror.
    for binary in sorted(folder.glob(f"*.*/*/*/*/{_platform()}/terraform-provider-*")):
        slot = binary.parent
        version, kind, namespace = (parent.name for parent in list(slot.parents)[:3])
        yield UnpackedProvider(namespace, kind, version, slot)


def _distinct(providers: Iterable[UnpackedProvider]) -> tuple[UnpackedProvider, ...]:
    first: dict[tuple[str, str], UnpackedProvider] = {}
    for provider in providers:
        first.setdefault((provider.source, provider.version), provider)
    return tuple(sorted(first.values()))


def _platform() -> str:
    """OS_ARCH as Go names them."""
    machine = platform.machine().lower()
    arch = {"x86_64": "amd64", "aarch64": "arm64"}.get(machine, machine)
    return f"{sys.platform}_{arch}"


def _mirror(providers: tuple[UnpackedProvider, ...], cache: Path) -> Path:
    """The mirror's configuration; the folder is named after what is in it, so it never goes stale."""
    content = "\n".join(f"{provider.source} {provider.version} {provider.folder}" for provider in providers)
    folder = cache.absolute() / f"providers-{hashlib.sha256(content.encode()).hexdigest()[:12]}"
    config = folder / "tofu.rc"
    if not config.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=".providers-") as scratch:
            made = Path(scratch) / "made"
            _link(providers, made)
            (made / config.name).write_text(_configuration(providers, folder), encoding="utf-8")
            try:
                made.rename(folder)
            except OSError:
                # Another process was first; the name says that it made the same.
                if not config.is_file():
                    raise
    return config


def _link(providers: tuple[UnpackedProvider, ...], root: Path) -> None:
    for provider in providers:
        for registry in REGISTRIES:
            slot = root / registry / provider.namespace / provider.type / provider.version
            slot.mkdir(parents=True, exist_ok=True)
            (slot / provider.folder.name).symlink_to(provider.folder)


def _configuration(providers: tuple[UnpackedProvider, ...], mirror: Path) -> str:
    sources = sorted({provider.source for provider in providers})
    names = ", ".join(f'"{registry}/{source}"' for registry in REGISTRIES for source in sources)
    path = str(mirror).replace("\\", "\\\\").replace('"', '\\"').replace("${", "$${")
    return f"""\
# Made by Snowform: providers that lie unpacked on this machine, the others from their registry.
disable_checkpoint = true

provider_installation {{
  filesystem_mirror {{
    path    = "{path}"
    include = [{names}]
  }}
  direct {{
    exclude = [{names}]
  }}
}}
"""
