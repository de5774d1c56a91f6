"""Resources, data sources and providers of any kind, whose arguments nobody checks before Terraform does.

For what has no typed class: `Resource(self, "name", "random_pet", length=2)`. Arguments stand as in
Terraform's JSON syntax, meta-arguments included: `count`, `for_each`, `lifecycle`, `provisioner`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs import Construct

from snowform.hints import Any
from snowform.providers import names
from snowform.providers.arguments import cdktf, without_ranks
from snowform.providers.origin import record_source

# What the engines would write in a form of their own, or take out of the attributes.
AS_WRITTEN = ("connection", "count", "for_each", "lifecycle", "provisioner")


class Untyped:
    """What resources and data sources share: a body that is written as it was given."""

    _body: dict[str, Any]
    # What is written as overrides, for it has a form of its own.
    _given: dict[str, Any]
    _ranked: Mapping[str, Any]

    def __init__(
        self,
        scope: Construct,
        id: str,  # noqa: A002 - the word of the field
        type: str,  # noqa: A002 - as above
        /,
        *,
        depends_on: Sequence[Any] | None = None,
        provider: Any = None,
        **arguments: Any,
    ) -> None:
        given, self._ranked = without_ranks(names.terraform_arguments(arguments))
        self._body = dict(given)
        self._given = {name: self._body.pop(name) for name in AS_WRITTEN if name in self._body}
        # The engine's class comes next in the order of bases.
        super().__init__(  # type: ignore[call-arg]
            scope, id, terraform_resource_type=type, depends_on=depends_on, provider=provider
        )
        for name, value in self._given.items():
            self.add_override(name, value)
        record_source(scope, id)

    def _synthesize_attributes(self) -> dict[str, Any]:
        return self._body

    def __getattr__(self, name: str) -> Any:
        # Called only for names that the engine's class has not; it asks for private ones of its own.
        if name.startswith("_"):
            raise AttributeError(name)
        return self.get_string_attribute(names.terraform_attribute(name))


class Resource(Untyped, cdktf.TerraformResource):
    """A managed resource of the type `type`, unchecked; each attribute is read as a text: `pet.id`."""


class DataSource(Untyped, cdktf.TerraformDataSource):
    """A data source of the type `type`, unchecked; otherwise as a Resource."""


class Provider(cdktf.TerraformProvider):
    """A provider's configuration, unchecked: `Provider(self, "hcloud", "hcloud", poll_interval="1s")`.

    `type` is its local name. `source` and `version` are written into `required_providers`.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,  # noqa: A002 - as above
        type: str,  # noqa: A002 - as above
        /,
        *,
        alias: str | None = None,
        source: str | None = None,
        version: str | None = None,
        **arguments: Any,
    ) -> None:
        self._alias = alias
        super().__init__(
            scope,
            id,
            terraform_resource_type=type,
            terraform_provider_source=source,
            terraform_generator_metadata=cdktf.TerraformProviderGeneratorMetadata(
                provider_name=type, provider_version_constraint=version
            ),
        )
        # Attributes would have the keys of their objects in snake case, as the bindings' have.
        given, self._ranked = without_ranks(names.terraform_arguments(arguments))
        self._given = dict(given)
        for name, value in self._given.items():
            self.add_override(name, value)
        record_source(scope, id)

    @property
    def alias(self) -> str | None:
        """The name that tells this provider from the default one."""
        return self._alias

    @alias.setter
    def alias(self, value: str | None) -> None:
        self._alias = value
