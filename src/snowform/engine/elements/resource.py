"""Managed resources. Follows `terraform-resource.ts`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import NoneType

from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.merging import deep_merge, keys_to_snake_case, snake_case, with_dynamic_blocks
from snowform.engine.elements.meta_arguments import (
    MetaArguments,
    TerraformMetaArguments,
    WithProvisioners,
    dependencies,
)
from snowform.engine.elements.provider import (
    TerraformProvider,
    TerraformProviderGeneratorMetadata,
    generator_metadata,
)
from snowform.engine.elements.validations import ValidateTerraformVersion
from snowform.engine.errors import AssertionFailed, EngineError
from snowform.engine.tokens import boundary
from snowform.engine.tokens.attributes import AttributeReader
from snowform.engine.tokens.expressions import ref
from snowform.engine.values.arguments import expect
from snowform.engine.values.javascript import js_string
from snowform.engine.values.structs import Struct
from snowform.hints import Any


class TerraformResourceConfig(TerraformMetaArguments):
    """The arguments of TerraformResource and TerraformDataSource."""

    terraform_resource_type: str
    terraform_generator_metadata: TerraformProviderGeneratorMetadata | None


class TerraformResourceMoveByTarget(Struct):
    """A move to what a name stands for."""

    FIELDS = {"move_target": True, "index": False}


class TerraformResourceMoveById(Struct):
    """A move between two addresses."""

    FIELDS = {"from_": True, "to": True}


class TerraformResourceImport(Struct):
    """An existing object that a resource takes over."""

    FIELDS = {"id": True, "provider": False}


class WithMetaArguments(AttributeReader, MetaArguments, TerraformElement):
    """What resources and data sources have in common."""

    _tf_kind = "resource"
    # What stands before the type in an address.
    _tf_prefix = ""
    _tf_meta_arguments: tuple[str, ...] = ("dependsOn", "count", "provider", "lifecycle", "forEach")
    depends_on: list[str] | None = None
    provider: Any = None

    def __init__(
        self,
        scope: Any,
        id: str,
        *,
        terraform_resource_type: str,
        terraform_generator_metadata: Any = None,
        connection: Any = None,
        count: Any = None,
        depends_on: Sequence[Any] | None = None,
        for_each: Any = None,
        lifecycle: Any = None,
        provider: Any = None,
        provisioners: Sequence[Any] | None = None,
    ) -> None:
        # All is looked at before there is a construct: one that is refused leaves nothing in the tree.
        if type(terraform_resource_type) is not str:
            expect("terraform_resource_type", terraform_resource_type, str)
        self.terraform_resource_type = terraform_resource_type
        metadata = terraform_generator_metadata
        if metadata is not None and type(metadata) is not TerraformProviderGeneratorMetadata:
            metadata = generator_metadata(metadata)
        self.terraform_generator_metadata = metadata
        if lifecycle is not None and isinstance(lifecycle, Mapping):
            # Loaded by the resources that have one.
            from snowform.engine.elements.lifecycle import TerraformResourceLifecycle

            lifecycle = TerraformResourceLifecycle(**lifecycle)
        if count is not None:
            self.count = count
        if depends_on is not None:
            self.depends_on = dependencies(depends_on)
        if for_each is not None:
            self.for_each = for_each
        if lifecycle is not None:
            self.lifecycle = lifecycle
        if provider is not None:
            expect("provider", provider, TerraformProvider)
            self.provider = provider
        if connection is not None or provisioners is not None:
            self._tf_take_provisioners(connection, provisioners)
        super().__init__(scope, id, self._tf_prefix + terraform_resource_type)

    def interpolation_for_attribute(self, terraform_attribute: str) -> Any:
        """The reference to an attribute; to that of every instance, where there are several by key."""
        if type(terraform_attribute) is not str:
            expect("terraform_attribute", terraform_attribute, str)
        splat = ".*" if self.for_each else ""
        address = f"{self._tf_element_type}.{self.friendly_unique_id}{splat}.{terraform_attribute}"
        return ref(address, self.cdktf_stack)

    @property
    def terraform_meta_arguments(self) -> dict[str, Any]:
        """The meta-arguments that are given, with JavaScript's names.

        Raises AssertionFailed where both `count` and `for_each` are.
        """
        if self.for_each and self.count is not None:
            raise AssertionFailed(
                "forEach and count are both set, but they are mutually exclusive. You can only use either of "
                f"them. Check the {self._tf_kind} at path: {self.node.path}"
            )
        count = self.count
        arguments = {
            "dependsOn": self.depends_on,
            "count": count.to_terraform() if hasattr(count, "to_terraform") else count,
            "provider": self.provider.fqn if self.provider else None,
            "lifecycle": self._tf_lifecycle_block(),
            "forEach": self.for_each._get_for_each_expression() if self.for_each else None,
        }
        return {name: value for name, value in arguments.items() if value is not None}

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        return {}

    def _synthesize_hcl_attributes(self) -> Mapping[str, Any]:
        return {}

    def _tf_body(self) -> dict[str, Any]:
        """Attributes, meta-arguments and overrides."""
        body = with_dynamic_blocks(self._synthesize_attributes())
        given = self.terraform_meta_arguments
        for name in self._tf_meta_arguments:
            # In JavaScript one that is not given is undefined, and as such takes the place of an attribute.
            if name not in given:
                body.pop(snake_case(name), None)
        for name, value in given.items():
            deep_merge(body, keys_to_snake_case({name: value}))
        self._tf_add_provisioners(body)
        if self._tf_overrides:
            deep_merge(body, self._tf_overrides)
        return body

    def _tf_add_provisioners(self, body: dict[str, Any]) -> None:
        if (provisioners := self._tf_provisioner_blocks()) is None:
            body.pop("provisioner", None)
        else:
            deep_merge(body, {"provisioner": provisioners})

    def _tf_comment(self, body: dict[str, Any]) -> None:
        """Put its path into the comment that an override may have given it."""
        comment = body.get("//")
        own = self._construct_node_metadata
        body["//"] = own if comment is None else {**_spread(comment), **own}

    def _tf_provisioner_blocks(self) -> list[Any] | None:
        return None

    def _tf_take_provisioners(self, connection: Any, provisioners: Any) -> None:
        """Look at them as those of a resource; a data source has neither."""
        WithProvisioners()._tf_take_provisioners(connection, provisioners)


class TerraformResource(WithProvisioners, WithMetaArguments):
    """A managed resource of the type `terraform_resource_type`."""

    _tf_import: tuple[str, Any] | None = None
    _tf_move_by_target: tuple[str, Any] | None = None
    _tf_move_by_id: tuple[str, str] | None = None
    _tf_has_moved = False
    _tf_meta_arguments = (*WithMetaArguments._tf_meta_arguments, "connection")

    @staticmethod
    def is_terraform_resource(x: Any) -> bool:
        """Whether something is a managed resource."""
        return isinstance(x, TerraformResource)

    @property
    def terraform_meta_arguments(self) -> dict[str, Any]:
        """The meta-arguments that are given, with JavaScript's names."""
        arguments = super().terraform_meta_arguments
        return arguments if self.connection is None else {**arguments, "connection": self.connection}

    def _tf_body(self) -> dict[str, Any]:
        body = super()._tf_body()
        self._tf_comment(body)
        return body

    @property
    def _tf_address(self) -> str:
        return f"{self.terraform_resource_type}.{self.friendly_unique_id}"

    def to_terraform(self) -> Any:
        """The resource, and what it moves or imports.

        Raises EngineError where it is moved twice, or to the target of a resource of another type.
        """
        parts: dict[str, Any] = {}
        moved = self._tf_moved_block()
        if not self._tf_has_moved:
            parts["resource"] = {self.terraform_resource_type: {self.friendly_unique_id: self._tf_body()}}
        if moved:
            parts["moved"] = [{"to": moved[1], "from": moved[0]}]
        if self._tf_import:
            id_, provider = self._tf_import
            entry = {"provider": provider.fqn if provider else None, "id": id_, "to": self._tf_address}
            parts["import"] = [entry]
        return parts

    def to_metadata(self) -> Any:
        """Overrides, moves and imports of the resource."""
        metadata = self._tf_override_metadata(self.terraform_resource_type)
        moved = self.has_resource_move()
        if self._tf_import or moved:
            named = {self.terraform_resource_type: [self.friendly_unique_id]}
            metadata |= {"imports": named} if self._tf_import else {}
            metadata |= {"moved": named} if moved else {}
        return metadata

    def _mark_write_only_attribute(self, value: Any) -> Any:
        """A value of a write-only attribute, which not every version has; for bindings of cdktn's."""
        # Few resources have one.
        from snowform.engine.elements.write_only import write_only

        return write_only(self, boundary.own(value))

    def has_resource_move(self) -> Any:
        """Whether it was moved."""
        return self._tf_move_by_id or self._tf_move_by_target

    def import_from(self, id: str, provider: Any = None) -> None:
        """Take over an existing object."""
        expect("id", id, str)
        if provider is not None:
            expect("provider", provider, TerraformProvider)
        self._tf_import = (id, provider)
        self.node.add_validation(
            ValidateTerraformVersion(
                ">=1.5",
                "Import blocks are only supported for Terraform >=1.5. "
                "Please upgrade your Terraform version.",
            )
        )

    def move_to(self, move_target: str, index: Any = None) -> None:
        """Move it to the resource that `add_move_target` gave that name.

        Raises EngineError the second time.
        """
        expect("move_target", move_target, str)
        expect("index", index, str, int, float, NoneType)
        if self._tf_move_by_target:
            raise EngineError(
                f'The resource "{self.friendly_unique_id}" has been given two separate moveTo operations: to '
                f'"{self._tf_move_by_target[0]}" and to "{move_target}"'
            )
        self._tf_move_by_target = (move_target, index)
        self._tf_has_moved = True

    def add_move_target(self, move_target: str) -> None:
        """Give it a name that others can be moved to."""
        expect("move_target", move_target, str)
        self.cdktf_stack.move_targets.add_resource_target(self, move_target)

    def move_to_id(self, id: str) -> None:
        """Move it to another address. Raises EngineError the second time."""
        expect("id", id, str)
        self._tf_move(self._tf_address, id)
        self._tf_has_moved = True

    def move_from_id(self, id: str) -> None:
        """Move it here from another address. Raises EngineError the second time."""
        expect("id", id, str)
        self._tf_move(id, self._tf_address)

    def _tf_move(self, source: str, target: str) -> None:
        if self._tf_move_by_id:
            raise EngineError(
                f'The resource "{self.node.id}" has been given two separate move operations by id: '
                f"{self._tf_move_by_id[0]} to {self._tf_move_by_id[1]}, and {source} to {target}"
            )
        self._tf_move_by_id = (source, target)

    def _tf_moved_block(self) -> tuple[str, str] | None:
        if self._tf_move_by_target and self._tf_move_by_id:
            raise EngineError(
                f'The resource "{self.node.id}" has been given two separate move operations: to '
                f'"{self._tf_move_by_target[0]}", and {self._tf_move_by_id[0]} to {self._tf_move_by_id[1]}'
            )
        if self._tf_move_by_id:
            return self._tf_move_by_id
        if not self._tf_move_by_target:
            return None
        name, index = self._tf_move_by_target
        target = self.cdktf_stack.move_targets.get_resource_by_target(name)
        if target.terraform_resource_type != self.terraform_resource_type:
            raise EngineError(
                f'The move target "{name}" is of the type {target.terraform_resource_type}, not '
                f"{self.terraform_resource_type}"
            )
        # JavaScript takes an index of 0 for none.
        key = f"[{_index(index)}]" if index else ""
        return self._tf_address, f"{self.terraform_resource_type}.{target.friendly_unique_id}{key}"


class TerraformDataSource(WithMetaArguments):
    """A data source of the type `terraform_resource_type`. Follows `terraform-data-source.ts`."""

    _tf_kind = "data source"
    _tf_prefix = "data."

    @staticmethod
    def is_terraform_data_source(x: Any) -> bool:
        """Whether something is a data source."""
        return isinstance(x, TerraformDataSource)

    def to_terraform(self) -> Any:
        """The data source."""
        body = {**self._tf_body(), "//": self._construct_node_metadata}
        return {"data": {self.terraform_resource_type: {self.friendly_unique_id: body}}}

    def to_metadata(self) -> Any:
        """Its overrides, under the type alone as those of a resource."""
        return self._tf_override_metadata(self.terraform_resource_type)


def _spread(value: Any) -> Mapping[str, Any]:
    """What JavaScript's `{...value}` makes of a value: lists and strings by index, of others nothing."""
    if isinstance(value, list | str):
        return {str(index): item for index, item in enumerate(value)}
    return value if isinstance(value, Mapping) else {}


def _index(index: Any) -> str:
    return f'"{index}"' if isinstance(index, str) else js_string(index)
