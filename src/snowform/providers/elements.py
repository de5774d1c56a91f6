"""The base classes of typed resources, data sources and providers, and the maker of their classes.

They stand on the cdktf API of whichever engine runs: the body goes in by overriding
`_synthesize_attributes`, references come out of the engine's own getters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from constructs import Construct

from snowform.hints import Any, ClassVar
from snowform.providers import names
from snowform.providers.arguments import cdktf, prepare, without_ranks
from snowform.providers.class_names import class_name
from snowform.providers.meta_arguments import take_as_written
from snowform.providers.origin import record_source
from snowform.providers.references import Members
from snowform.schema import Block, ProviderSchema

# What every resource and data source takes besides its own arguments, as in CDKTF:
# https://developer.hashicorp.com/terraform/language/meta-arguments
META_ARGUMENTS = frozenset(
    ("connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner", "provisioners")
)

# Which versions of a provider the shipped schema is right for: from the one it was made from, up to the
# newest major version whose changes leave what most stacks use as it is.
VERSION_CONSTRAINTS = {"hashicorp/aws": ">= 5.100, < 7"}


class Typed:
    """What the three kinds share: a body that is checked when it is given, and checked references."""

    TF_RESOURCE_TYPE: ClassVar[str]
    _schema: ClassVar[ProviderSchema]
    _block: ClassVar[Block]
    _members: ClassVar[Members]
    _arguments: ClassVar[frozenset[str]]  # by the names under which they are attributes
    _kind: ClassVar[str]  # what stands before the type in an error
    _shown: ClassVar[str]  # the two, as an error names what has not the attribute
    _owner: str
    _body: dict[str, Any]
    # The arguments as they were given that were ranked (`ranks`), for what is contributed to them.
    _ranked: Mapping[str, Any]

    def _take(self, id: str, arguments: Mapping[str, Any]) -> None:  # noqa: A002 - the word of the field
        self._owner = f'{self._kind}{self.TF_RESOURCE_TYPE} "{id}"'
        arguments, self._ranked = without_ranks(names.terraform_arguments(arguments))
        self._body = prepare(self._block, arguments, owner=self._owner)

    def _synthesize_attributes(self) -> dict[str, Any]:
        return self._body

    def __getattr__(self, name: str) -> Any:
        # Called only for names that the engine's class has not; it asks for private ones of its own.
        if name.startswith("_"):
            raise AttributeError(name)
        return self._members.read(self, names.terraform_attribute(name), self._shown)

    def __setattr__(self, name: str, value: Any) -> None:
        # An argument may be given later, as the bindings allow; it is held against the schema as before.
        if name in self._arguments:
            argument = names.terraform_attribute(name)
            given, ranked = without_ranks({argument: value})
            self._body = prepare(self._block, {**self._body, **given}, owner=self._owner)
            others = {name: item for name, item in self._ranked.items() if name != argument}
            object.__setattr__(self, "_ranked", {**others, **ranked})
        else:
            object.__setattr__(self, name, value)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *map(names.attribute_name, self._block.names)]


class TypedInstance(Typed):
    """What resources and data sources share: meta-arguments beside their own."""

    _meta_arguments: ClassVar[frozenset[str]] = META_ARGUMENTS
    # Those that are written as they were given; what is contributed to them is merged with them.
    _given: Mapping[str, Any]

    def __init__(self, scope: Construct, id: str, /, **arguments: Any) -> None:  # noqa: A002 - as above
        meta = {name: arguments.pop(name) for name in self._meta_arguments & arguments.keys()}
        self._given = take_as_written(meta) if meta else meta
        self._take(id, arguments)
        # The engine's class comes next in the order of bases.
        super().__init__(  # type: ignore[call-arg]
            scope,
            id,
            terraform_resource_type=self.TF_RESOURCE_TYPE,
            terraform_generator_metadata=_metadata(self._schema),
            **meta,
        )
        for name, value in self._given.items():
            self.add_override(name, value)
        record_source(scope, id)


class TypedResource(TypedInstance, cdktf.TerraformResource):
    """A managed resource: `Vpc(self, "main", cidr_block="10.0.0.0/16")`.

    Arguments have Terraform's own names; nested blocks are dictionaries, or lists of them. The meta-arguments
    are CDKTF's, or have the form of Terraform's JSON. Raises ArgumentError where the provider's schema does
    not allow what is given.
    """

    _kind = ""


class TypedDataSource(TypedInstance, cdktf.TerraformDataSource):
    """A data source: `DataAwsAmi(self, "nixos", owners=["427812963091"])`; otherwise as a resource."""

    _kind = "data."


class TypedProvider(Typed, cdktf.TerraformProvider):
    """A provider's configuration: `AwsProvider(self, "aws", region="eu-central-1")`.

    `alias` tells a second one apart, given to resources as `provider=`. `version` is the constraint written
    into `required_providers`; None leaves it out.
    """

    _kind = "provider "

    def __init__(
        self,
        scope: Construct,
        id: str,  # noqa: A002 - as above
        /,
        *,
        alias: str | None = None,
        version: str | None = "",
        **arguments: Any,
    ) -> None:
        self._alias = alias
        self._take(id, arguments)
        if version == "":
            version = _constraint(self._schema)
        super().__init__(
            scope,
            id,
            terraform_resource_type=self.TF_RESOURCE_TYPE,
            terraform_generator_metadata=cdktf.TerraformProviderGeneratorMetadata(
                provider_name=self._schema.name, provider_version_constraint=version
            ),
            terraform_provider_source=self._schema.source,
        )
        record_source(scope, id)

    @property
    def alias(self) -> str | None:
        """The name that tells this provider from the default one."""
        return self._alias

    @alias.setter
    def alias(self, value: str | None) -> None:
        self._alias = value

    def __getattr__(self, name: str) -> Any:
        # A provider's configuration cannot be referred to; what was given can be read back.
        if name.startswith("_") or name not in self._body:
            raise AttributeError(f'{self.TF_RESOURCE_TYPE} provider has no "{name}"')
        return self._body[name]


BASES: Mapping[str, type[Typed]] = {
    "resource": TypedResource,
    "data": TypedDataSource,
    "provider": TypedProvider,
}


def make_class(schema: ProviderSchema, kind: names.Kind, name: str, base: type[Typed] | None = None) -> type:
    """The class of an entry of the schema, which stands on `base`: where it is ephemeral, that is given."""
    base = base or BASES[kind]
    block = schema.block(kind, name)
    assert block is not None
    namespace = {
        "TF_RESOURCE_TYPE": name,
        "_schema": schema,
        "_block": block,
        "_members": Members(block),
        "_shown": f"{base._kind}{name}",
        "_arguments": frozenset(map(names.attribute_name, block.names)),
        "__doc__": f"The {names.NOUNS[kind]} {name} of {schema.source} {schema.version}.",
    }
    # That of jsii, where the classes stand on HashiCorp's engine.
    metaclass: Any = type(base)
    made: type = metaclass(class_name(schema, kind, name), (base,), namespace)
    return made


def _constraint(schema: ProviderSchema) -> str:
    """What a stack asks for that names no version: what the project does, or what the schema is right for."""
    if schema.constraint:
        return schema.constraint
    own = schema.origin == "" and VERSION_CONSTRAINTS.get(schema.source)
    if own:
        return own
    # Only by its name is a pre-release permitted.
    major, minor, _ = schema.number.numbers
    return schema.version if schema.number.labels else f"~> {major}.{minor}"


@cache
def _metadata(schema: ProviderSchema) -> cdktf.TerraformProviderGeneratorMetadata:
    return cdktf.TerraformProviderGeneratorMetadata(provider_name=schema.name)
