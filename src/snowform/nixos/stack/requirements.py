"""What of a configuration decides its NixOS unit: providers, backend, credential files. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from snowform.errors import SnowformError
from snowform.provision.configuration import providers as addresses
from snowform.provision.configuration.backend import backend_of
from snowform.provision.configuration.blocks import blocks
from snowform.provision.configuration.providers import TERRAFORM_HOST, providers_of
from snowform.schema.check import format_path, is_unknown

# Arguments of the AWS provider (https://registry.terraform.io/providers/hashicorp/aws/latest/docs) and of the
# backend s3 (https://opentofu.org/docs/language/settings/backends/s3/) that name files, which the unit in its
# sandbox cannot read. The one in the singular is an older version's.
CREDENTIALS_ARGUMENTS = ("shared_credentials_files", "shared_credentials_file")
CONFIG_ARGUMENTS = ("shared_config_files",)

JsonPath = tuple[str | int, ...]


class UnitError(SnowformError):
    """The configuration asks for what a unit cannot give it."""


class Provider(addresses.Provider):
    """A provider that the configuration requires, and what nixpkgs makes of it."""

    __slots__ = ()

    @property
    def in_nixpkgs(self) -> bool:
        """Whether nixpkgs' OpenTofu can have it: it puts all providers under OpenTofu's registry."""
        return not self.host

    @property
    def can_be_added(self) -> bool:
        """Whether a host can add it to nixpkgs' OpenTofu, which moves this registry's to OpenTofu's own."""
        return self.host != TERRAFORM_HOST


@dataclass(frozen=True, slots=True)
class FileSetting:
    """A file that the configuration names for AWS: `path` is None where no option can default to it."""

    named: bool
    path: str | None


def providers(
    document: Mapping[str, Any], of_modules: Mapping[str, Sequence[str]] | None = None
) -> tuple[Provider, ...]:
    """Every provider that the configuration requires, those included that it only uses.

    `of_modules` are those that its modules require: source address to constraints.
    """
    found = {name: Provider(*required) for name, required in providers_of(document).items()}
    for source, constraints in (of_modules or {}).items():
        name = source.rpartition("/")[2]
        further = Provider.parse(name, source) if "/" in source else Provider.implied(name)
        known = next(
            (name for name, provider in found.items() if provider.address == further.address), source
        )
        own = found.get(known, further)
        found[known] = own._replace(version=", ".join(filter(None, [own.version, *constraints])))
    needed = [provider for provider in found.values() if not provider.is_built_in]
    return tuple(sorted(needed, key=lambda p: (p.namespace, p.type, p.host)))


def uses_aws(document: Mapping[str, Any], required: Iterable[Provider]) -> bool:
    """Whether AWS credentials are of use: to one of the `required` providers, or to the backend."""
    kept = backend_of(document)
    return (kept is not None and kept[0] == "s3") or any(provider.is_aws for provider in required)


def file_setting(document: Mapping[str, Any], arguments: tuple[str, ...]) -> FileSetting:
    """The one file that providers and backend name by any of `arguments`. Raises UnitError for several.

    A path that starts in a home folder, or is known only to Terraform, cannot be an option's default.
    """
    places: dict[str, str] = {}
    for path, body in _aws_blocks(document):
        for argument in arguments:
            value = body.get(argument)
            for file in value if isinstance(value, list) else [value]:
                if file is not None:
                    places.setdefault(str(file), format_path((*path, argument)))
    if len(places) > 1:
        first, second = list(places.items())[:2]
        raise UnitError(
            f'"{second[0]}" beside "{first[0]}" ({first[1]}): a unit loads one such file',
            where=second[1],
            hint="put all of it into one file, in profiles, and name the profile in each provider",
        )
    for file in places:
        usable = file.startswith("/") and not is_unknown(file)
        return FileSetting(named=True, path=file if usable else None)
    return FileSetting(named=False, path=None)


def _aws_blocks(document: Mapping[str, Any]) -> Iterator[tuple[JsonPath, Mapping[str, Any]]]:
    names = {provider.local_name for provider in providers(document) if provider.is_aws}
    for path, body in blocks(document.get("provider"), 1, ("provider",)):
        if names & set(path):
            yield path, body
    kept = backend_of(document)
    if kept is not None and kept[0] == "s3":
        yield ("terraform", "backend", "s3"), kept[1]
