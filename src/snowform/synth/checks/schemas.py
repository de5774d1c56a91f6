"""Which provider's schema an element of a document is held against, where it is at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.providers import Provider, provider_reference, required_providers
from snowform.schema import Block, ProviderSchema, catalogue

if TYPE_CHECKING:
    from snowform.files import Name


class Schemas:
    """The schemas of the providers that a document requires, by the local names it gives them.

    https://developer.hashicorp.com/terraform/language/providers/requirements#local-names

    `project` is the folder with the project's own, as in `catalogue.find`. In a module's document what its
    `caller` permits counts, too: there is one version for a whole configuration.
    """

    def __init__(
        self, document: Mapping[str, Any], project: Name | None = None, caller: Schemas | None = None
    ) -> None:
        self.project = project
        self._caller = caller
        self._required = required_providers(document)
        self._loaded: dict[str, list[ProviderSchema]] = {}

    def provider(self, local_name: str) -> Block | None:
        """The block of a provider's own configuration."""
        schema = self.schema(local_name)
        return schema.provider() if schema else None

    def resource(self, terraform_type: str) -> Block | None:
        """The block of a managed resource."""
        return self.block("resource", terraform_type)

    def data(self, terraform_type: str) -> Block | None:
        """The block of a data source."""
        return self.block("data", terraform_type)

    def block(self, kind: str, terraform_type: str) -> Block | None:
        """The block of an entry of any kind; None where no schema at hand has it."""
        schema = self.schema_for(terraform_type)
        return schema.block(kind, terraform_type) if schema else None

    def schema_for(self, terraform_type: str, provider: Any = None) -> ProviderSchema | None:
        """The schema that a type belongs to: that of the provider it names, or of its first word."""
        return self.schema(provider_reference(terraform_type, provider)[0])

    @property
    def missing(self) -> list[str]:
        """The local names of providers whose schema was asked for, and is not at hand."""
        return [name for name, found in self._loaded.items() if not found]

    def provider_name(self, local_name: str) -> str:
        """The source of a provider by its local name: "hashicorp/random"."""
        return (self._required.get(local_name) or Provider.implied(local_name)).name

    def constraint(self, local_name: str) -> str:
        """The versions of a provider that the document permits; empty where it does not say."""
        name = self.provider_name(local_name)
        return ", ".join(dict.fromkeys(filter(None, self._constraints(name))))

    def _constraints(self, name: str) -> Iterator[str]:
        if self._caller:
            yield from self._caller._constraints(name)
        yield from (required.version for required in self._required.values() if required.name == name)

    def schema(self, local_name: str) -> ProviderSchema | None:
        """The schema of a provider by its local name, all versions together; None where none is at hand."""
        found = self.versions(local_name)
        return catalogue.together(found) if found else None

    def versions_for(self, terraform_type: str, provider: Any = None) -> list[ProviderSchema]:
        """The schemas that a type belongs to, as `schema_for` has them, of each version that is permitted."""
        return self.versions(provider_reference(terraform_type, provider)[0])

    def versions(self, local_name: str) -> list[ProviderSchema]:
        """The schemas of the versions of a provider that the document permits, the earliest first."""
        if local_name not in self._loaded:
            # Whichever registry it is from, the namespace and type say which provider it is.
            name, constraint = self.provider_name(local_name), self.constraint(local_name)
            self._loaded[local_name] = catalogue.fitting(name, self.project, constraint)
        return self._loaded[local_name]

    def other_versions(self, local_name: str) -> list[ProviderSchema]:
        """The schemas of its other versions that are at hand, the nearest later one first."""
        if not (mine := self.versions(local_name)):
            return []
        found = catalogue.every_version(self.provider_name(local_name), self.project)
        later = [one for one in found if one not in mine and one.number.order > mine[-1].number.order]
        return later + [one for one in reversed(found) if one not in (*mine, *later)]
