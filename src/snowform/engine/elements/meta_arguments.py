"""The meta-arguments of resources and data sources: what may be given, and what is written of it.

Follows `terraform-resource.ts`. A constructor takes dictionaries for structs; an assignment takes structs.
"""

from __future__ import annotations

from importlib import import_module

from snowform.engine.errors import EngineError
from snowform.engine.tokens import boundary
from snowform.engine.tokens.expressions import dependable
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.values.arguments import DATA, expect
from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.engine.elements.lifecycle import TerraformResourceLifecycle
    from snowform.engine.elements.provider import TerraformProvider
    from snowform.engine.references.count import TerraformCount


class TerraformMetaArguments(TypedStruct):
    """What every resource and data source takes."""

    connection: Any | None
    count: float | int | TerraformCount | None
    depends_on: list[Any] | None
    for_each: Any | None
    lifecycle: TerraformResourceLifecycle | None
    provider: TerraformProvider | None
    provisioners: list[Any] | None


# Where the classes are that the annotations above name: each is loaded when a program gives it.
CLASSES = {
    "TerraformCount": "references.count",
    "TerraformProvider": "elements.provider",
    "TerraformResourceLifecycle": "elements.lifecycle",
}


def __getattr__(name: str) -> Any:
    if name in CLASSES:
        return getattr(import_module(f"snowform.engine.{CLASSES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class MetaArguments:
    """The meta-arguments of an element, each of which can be set later."""

    _tf_count: Any = None
    _tf_for_each: Any = None
    _tf_lifecycle: Any = None

    @property
    def count(self) -> Any:
        """How many instances there are: a number or a TerraformCount."""
        return self._tf_count

    @count.setter
    def count(self, value: Any) -> None:
        if value is not None:
            # Loaded by the resources that have one.
            from snowform.engine.references.count import TerraformCount

            if not isinstance(value, TerraformCount):
                boundary.number(value, "count")
        self._tf_count = value

    @property
    def for_each(self) -> Any:
        """The iterator of which each entry is an instance. Setting it raises EngineError for plain data."""
        return self._tf_for_each

    @for_each.setter
    def for_each(self, value: Any) -> None:
        if isinstance(value, DATA):
            raise EngineError(
                f"for_each takes an iterator, such as TerraformIterator.from_list([...]), not {value!r}"
            )
        self._tf_for_each = value

    @property
    def lifecycle(self) -> Any:
        """How Terraform treats changes."""
        return self._tf_lifecycle

    @lifecycle.setter
    def lifecycle(self, value: Any) -> None:
        self._tf_lifecycle = None if value is None else self._tf_checked_lifecycle(value)

    def _tf_checked_lifecycle(self, value: Any) -> Any:
        # Loaded by the resources that have one.
        from snowform.engine.elements.lifecycle import checked

        return checked(value)

    def _tf_lifecycle_block(self) -> dict[str, Any] | None:
        if (lifecycle := self.lifecycle) is None:
            return None
        # Loaded by the resources that have one.
        from snowform.engine.elements.lifecycle import lifecycle_to_terraform

        return lifecycle_to_terraform(lifecycle)


class WithProvisioners:
    """The meta-arguments that resources alone have."""

    _tf_connection: Any = None
    _tf_provisioners: list[Any] | None = None

    @property
    def connection(self) -> Any:
        """How provisioners reach the machine."""
        return self._tf_connection

    @connection.setter
    def connection(self, value: Any) -> None:
        if value is not None:
            # Loaded by the resources that have one.
            from snowform.engine.elements.provisioners import CONNECTIONS

            expect("value", value, *CONNECTIONS)
        self._tf_connection = value

    @property
    def provisioners(self) -> list[Any] | None:
        """What runs when an instance is made or destroyed."""
        return self._tf_provisioners

    @provisioners.setter
    def provisioners(self, value: Any) -> None:
        if value is not None:
            # Loaded by the resources that have one.
            from snowform.engine.elements.provisioners import assigned_provisioners

            value = assigned_provisioners(value)
        self._tf_provisioners = value

    def _tf_take_provisioners(self, connection: Any, provisioners: Any) -> None:
        """Take what the constructor was given: a connection can be a dictionary there."""
        if connection is not None:
            # Loaded by the resources that have one.
            from snowform.engine.elements.provisioners import as_connection

            self._tf_connection = as_connection(connection)
        if provisioners is not None:
            # As above.
            from snowform.engine.elements.provisioners import as_provisioners

            self._tf_provisioners = as_provisioners(provisioners)

    def _tf_provisioner_blocks(self) -> list[Any] | None:
        if self._tf_provisioners is None:
            return None
        # Loaded by the resources that have one.
        from snowform.engine.elements.provisioners import provisioner_to_terraform

        return [provisioner_to_terraform(provisioner) for provisioner in self._tf_provisioners]


def dependencies(depends_on: Any) -> list[str] | None:
    """Tokens for what `depends_on` was given. Raises EngineError for what is no construct."""
    if depends_on is None:
        return None
    for item in (items := boundary.sequence_of(boundary.anything)(depends_on, "depends_on")):
        if isinstance(item, DATA):
            named = getattr(getattr(item, "token", None), "identifier", None)
            raise EngineError(
                f"depends_on takes constructs, not {named if isinstance(named, str) else repr(item)}",
                hint="give what is depended on itself: depends_on=[vpc], neither vpc.id nor its address",
            )
    return [dependable(item) for item in items]
