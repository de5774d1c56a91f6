"""What of a configuration decides its NixOS unit: providers, backend, credential files. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from snowform.errors import SnowformError
from snowform.schema.check import format_path, is_unknown
from snowform.synth.checks.declarations import provider_names

AWS = "hashicorp/aws"
# The provider of terraform_data and terraform_remote_state, which no package brings.
BUILT_IN = "terraform"
# The hosts whose providers OpenTofu's registry serves without the source naming a host.
DEFAULT_HOSTS = frozenset({"", "registry.opentofu.org"})
TERRAFORM_HOST = "registry.terraform.io"
# Arguments of the AWS provider (https://registry.terraform.io/providers/hashicorp/aws/latest/docs) and of the
# backend s3 (https://opentofu.org/docs/language/settings/backends/s3/) that name files, which the unit in its
# sandbox cannot read. The one in the singular is an older version's.
CREDENTIALS_ARGUMENTS = ("shared_credentials_files", "shared_credentials_file")
CONFIG_ARGUMENTS = ("shared_config_files",)

JsonPath = tuple[str | int, ...]


class UnitError(SnowformError):
    """The configuration asks for what a unit cannot give it."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider that the configuration requires; `host` is empty for OpenTofu's own registry.

    `version` is the constraint on it, empty where there is none.
    """

    local_name: str
    host: str
    namespace: str
    type: str
    version: str = ""

    @classmethod
    def parse(cls, local_name: str, source: str, version: str = "") -> Provider:
        """Read a source address (https://opentofu.org/docs/language/providers/requirements/)."""
        # Addresses do not tell upper from lower case, and nixpkgs writes the lower one.
        parts = source.lower().split("/")
        host, namespace, kind = (["", "hashicorp"][: max(0, 3 - len(parts))] + parts)[-3:]
        return cls(local_name, "" if host in DEFAULT_HOSTS else host, namespace, kind, version)

    @property
    def address(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return self.host, self.namespace, self.type

    @property
    def source(self) -> str:
        """The source address in its shortest form."""
        return "/".join(filter(None, self.address))

    @property
    def is_aws(self) -> bool:
        """Whether it is HashiCorp's AWS provider."""
        return f"{self.namespace}/{self.type}" == AWS

    @property
    def in_nixpkgs(self) -> bool:
        """Whether nixpkgs' OpenTofu can have it: it puts all providers under OpenTofu's registry."""
        return not self.host

    @property
    def can_be_brought(self) -> bool:
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
    sources: dict[str, tuple[str, str]] = {}
    for terraform in bodies(document.get("terraform")):
        for required in bodies(terraform.get("required_providers")):
            for name, requirement in required.items():
                # Terraform's oldest form is the constraint alone.
                given = requirement if isinstance(requirement, Mapping) else {"version": requirement}
                sources[name] = str(given.get("source") or name), str(given.get("version") or "")
    for name in _used(document):
        sources.setdefault(name, (name, ""))
    found = {name: Provider.parse(name, *given) for name, given in sources.items() if name != BUILT_IN}
    for source, constraints in (of_modules or {}).items():
        if source == BUILT_IN:
            continue
        further = Provider.parse(source.rpartition("/")[2], source)
        known = next((name for name, one in found.items() if one.address == further.address), source)
        own = found.get(known, further)
        found[known] = replace(own, version=", ".join(filter(None, [own.version, *constraints])))
    return tuple(sorted(found.values(), key=lambda p: (p.namespace, p.type, p.host)))


def backend(document: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """The kind and settings of the configuration's own backend ("cloud" is one); None where it has none."""
    for terraform in bodies(document.get("terraform")):
        for kinds in bodies(terraform.get("backend")):
            for kind, settings in kinds.items():
                return kind, next(bodies(settings), {})
        for settings in bodies(terraform.get("cloud")):
            return "cloud", settings
    return None


def uses_aws(document: Mapping[str, Any], required: Iterable[Provider]) -> bool:
    """Whether AWS credentials are of use: to one of the `required` providers, or to the backend."""
    kept = backend(document)
    return (kept is not None and kept[0] == "s3") or any(provider.is_aws for provider in required)


def file_setting(document: Mapping[str, Any], arguments: tuple[str, ...]) -> FileSetting:
    """The one file that providers and backend name by any of `arguments`; UnitError for several.

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


def bodies(value: Any) -> Iterator[Mapping[str, Any]]:
    """The bodies of a block: JSON syntax writes one as an object, several as a list."""
    for body in value if isinstance(value, list) else [value]:
        if isinstance(body, Mapping):
            yield body


def _used(document: Mapping[str, Any]) -> Iterator[str]:
    """The local names of providers that blocks use without naming them among the required ones."""
    for block in bodies(document.get("provider")):
        yield from block
    yield from provider_names(document)


def _aws_provider_blocks(document: Mapping[str, Any]) -> Iterator[tuple[JsonPath, Mapping[str, Any]]]:
    names = {provider.local_name for provider in providers(document) if provider.is_aws}
    for block in bodies(document.get("provider")):
        for name in sorted(names & block.keys()):
            several = isinstance(block[name], list)
            for index, body in enumerate(bodies(block[name])):
                yield ("provider", name, index) if several else ("provider", name), body


def _aws_blocks(document: Mapping[str, Any]) -> Iterator[tuple[JsonPath, Mapping[str, Any]]]:
    yield from _aws_provider_blocks(document)
    kept = backend(document)
    if kept is not None and kept[0] == "s3":
        yield ("terraform", "backend", "s3"), kept[1]
