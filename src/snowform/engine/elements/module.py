"""Calls of Terraform's own modules. Follows `terraform-module.ts` and `terraform-hcl-module.ts`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.merging import deep_merge
from snowform.engine.elements.meta_arguments import MetaArguments, dependencies
from snowform.engine.elements.provider import TerraformProvider
from snowform.engine.errors import EngineError
from snowform.engine.tokens.boundary import known, own_as, sequence_of, string
from snowform.engine.tokens.expressions import ref
from snowform.engine.tokens.token import Token
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.values.arguments import BOOLEAN, TEXT, expect, expect_given
from snowform.engine.values.structs import check_names

TYPES: dict[str, tuple[type, ...]] = {
    "version": TEXT,
    "skip_asset_creation_from_local_modules": BOOLEAN,
    "variables": (Mapping,),
}


class TerraformModuleProvider(TypedStruct):
    """A provider under the name that the module has for it."""

    module_alias: str
    provider: TerraformProvider


class TerraformModuleUserConfig(TypedStruct):
    """The arguments of every module."""

    depends_on: list[Any] | None
    for_each: Any | None
    providers: list[Any] | None
    skip_asset_creation_from_local_modules: bool | None


class TerraformModuleConfig(TerraformModuleUserConfig):
    """The arguments of TerraformModule."""

    source: str
    version: str | None


class TerraformHclModuleConfig(TerraformModuleConfig):
    """The arguments of TerraformHclModule."""

    variables: Mapping[str, Any] | None


class TerraformModule(TerraformElement):
    """A call of a module. A local one comes along as an asset, unless that is switched off.

    Raises EngineError for a dictionary that is no provider, and for two providers under one name.
    """

    def __init__(
        self,
        scope: Any,
        id: str,
        *,
        source: str,
        version: str | None = None,
        depends_on: Sequence[Any] | None = None,
        for_each: Any = None,
        providers: Sequence[Any] | None = None,
        skip_asset_creation_from_local_modules: bool | None = None,
    ) -> None:
        expect("source", source, str)
        given = {
            "version": version,
            "skip_asset_creation_from_local_modules": skip_asset_creation_from_local_modules,
        }
        expect_given(TYPES, **given)
        self._tf_depends_on = dependencies(depends_on)
        self.for_each = for_each
        if providers is not None:
            expect("providers", providers, list)
        taken = providers and [_provider(p, f"providers[{i}]") for i, p in enumerate(providers)]
        super().__init__(scope, id, "module")
        self._tf_record_line()
        self._tf_source = source
        if not skip_asset_creation_from_local_modules and source.startswith(("./", "../")):
            # Only local modules are copied.
            from snowform.engine.assets.module_asset import TerraformModuleAsset

            self._tf_source = TerraformModuleAsset.of(scope).get_asset_path_for_module(source)
        self._tf_version = version
        self._tf_providers = taken
        self._tf_check_providers()

    for_each: Any = MetaArguments.for_each
    _tf_for_each: Any = None

    @property
    def depends_on(self) -> list[str] | None:
        """Tokens for the addresses of what it depends on."""
        return self._tf_depends_on

    @depends_on.setter
    def depends_on(self, value: list[str] | None) -> None:
        if value is not None:
            expect("value", value, list)
            value = sequence_of(string)(value, "value")
        self._tf_depends_on = value

    @property
    def source(self) -> str:
        """Where the module is: of a local one the place in the stack's folder."""
        return self._tf_source

    @property
    def version(self) -> str | None:
        """The versions that will do."""
        return self._tf_version

    @property
    def providers(self) -> list[Any] | None:
        """The providers that are passed to the module."""
        return None if self._tf_providers is None else list(self._tf_providers)

    @property
    def skip_asset_creation_from_local_modules(self) -> bool | None:
        """None: cdktf never sets it."""
        return None

    def add_provider(self, provider: Any) -> None:
        """Pass one more provider to the module. Raises EngineError for what the constructor refuses too."""
        taken = _provider(provider, "provider")
        self._tf_providers = [*(self._tf_providers or ()), taken]
        self._tf_check_providers()

    def interpolation_for_output(self, module_output: str) -> Any:
        """The reference to an output; to that of every instance, where there are several by key."""
        expect("module_output", module_output, str)
        splat = ".*" if self.for_each else ""
        return ref(f"module.{self.friendly_unique_id}{splat}.{module_output}", self.cdktf_stack)

    def get_string(self, output: str) -> str:
        """An output as a string."""
        expect("output", output, str)
        return Token.as_string(self.interpolation_for_output(output))

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        return {}

    def _synthesize_hcl_attributes(self) -> Mapping[str, Any]:
        return {}

    def to_terraform(self) -> Any:
        """The call: the variables, then what is said of the module itself, which wins.

        Raises EngineError where it has children.
        """
        if self.node.children:
            raise EngineError(
                f"Trying to add children to a TerraformModule at '{self.node.path}'. It cannot have "
                "children; to group resources use a Construct instead."
            )
        providers = self._tf_providers
        body = {
            **self._synthesize_attributes(),
            "source": self.source,
            "version": self.version,
            "providers": None if providers is None else {_name(p): _address(p) for p in providers},
            "depends_on": self.depends_on,
            "for_each": self.for_each._get_for_each_expression() if self.for_each else None,
        }
        deep_merge(body, self._tf_overrides)
        body["//"] = self._construct_node_metadata
        return {"module": {self.friendly_unique_id: body}}

    def to_metadata(self) -> Any:
        """Its overrides."""
        return self._tf_override_metadata(f"module.{self.source}")

    def _tf_check_providers(self) -> None:
        names = [_name(provider) for provider in self._tf_providers or ()]
        for index, name in enumerate(names):
            if name in names[:index]:
                raise EngineError(
                    f'Multiple providers have the same alias: "{name}"\nEach provider must have a unique '
                    "alias when passing multiple providers of the same type to modules."
                )


class TerraformHclModule(TerraformModule):
    """A call of a module with its variables, without generated bindings."""

    def __init__(
        self, scope: Any, id: str, *, variables: Mapping[str, Any] | None = None, **config: Any
    ) -> None:
        check_names(type(self).__name__, TerraformModuleConfig.FIELDS, config)
        expect_given(TYPES, variables=variables)
        self._tf_variables: dict[str, Any] | None = own_as(variables, "variables")
        super().__init__(scope, id, **config)

    @property
    def variables(self) -> dict[str, Any] | None:
        """The variables that are given."""
        variables: dict[str, Any] | None = known(self._tf_variables)
        return variables

    def set(self, variable: str, value: Any) -> None:
        """Give a variable."""
        expect("variable", variable, str)
        self._tf_variables = {**(self._tf_variables or {}), variable: own_as(value, variable)}

    def get(self, output: str) -> Any:
        """An output as anything."""
        expect("output", output, str)
        return Token.as_any(self.interpolation_for_output(output))

    def get_boolean(self, output: str) -> Any:
        """An output as a bool."""
        expect("output", output, str)
        return self.interpolation_for_output(output)

    def get_number(self, output: str) -> Any:
        """An output as a number."""
        expect("output", output, str)
        return Token.as_number(self.interpolation_for_output(output))

    def get_list(self, output: str) -> list[str]:
        """An output as a list of strings."""
        expect("output", output, str)
        return Token.as_list(self.interpolation_for_output(output))

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        return dict(self._tf_variables or {})


def _provider(provider: Any, name: str) -> TerraformProvider | TerraformModuleProvider:
    """A provider, or one with an alias; a dictionary that stands for that has JavaScript's names."""
    if isinstance(provider, dict):
        if not {"moduleAlias", "provider"} <= provider.keys():
            raise EngineError(
                f"argument {name} is a dictionary without the keys moduleAlias and provider; "
                "better pass a TerraformModuleProvider"
            )
        return TerraformModuleProvider(module_alias=provider["moduleAlias"], provider=provider["provider"])
    expect(name, provider, TerraformProvider, TerraformModuleProvider)
    taken: TerraformProvider | TerraformModuleProvider = provider
    return taken


def _name(provider: TerraformProvider | TerraformModuleProvider) -> str:
    """What the module calls a provider."""
    if isinstance(provider, TerraformProvider):
        return provider.terraform_resource_type
    return f"{provider.provider.terraform_resource_type}.{provider.module_alias}"


def _address(provider: TerraformProvider | TerraformModuleProvider) -> str:
    """What the stack calls a provider."""
    return provider.fqn if isinstance(provider, TerraformProvider) else provider.provider.fqn
