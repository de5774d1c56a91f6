"""Outputs. Follows `terraform-output.ts`."""

from __future__ import annotations

from collections.abc import Sequence

from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.merging import deep_merge
from snowform.engine.tokens.token import Token
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.values import losses, sources
from snowform.engine.values.arguments import expect, expect_object
from snowform.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from snowform.engine.elements.conditions import Precondition


class TerraformOutputConfig(TypedStruct):
    """The arguments of TerraformOutput."""

    value: Any
    depends_on: list[Any] | None
    description: str | None
    precondition: Precondition | None
    sensitive: bool | None
    static_id: bool | None


class TerraformOutput(TerraformElement):
    """A value that Terraform shows, and that other stacks can read."""

    _tf_is_output = True

    def __init__(
        self,
        scope: Any,
        id: str,
        *,
        value: Any,
        depends_on: Sequence[Any] | None = None,
        description: str | None = None,
        precondition: Any = None,
        sensitive: bool | None = None,
        static_id: bool | None = None,
    ) -> None:
        if value is None:
            # jsii's side in Python says so, before there is a construct.
            raise AssertionError("Required property 'value' is missing")
        losses.lists_are_told(value)
        config = TerraformOutputConfig(
            value=value,
            depends_on=depends_on,
            description=description,
            precondition=precondition,
            sensitive=sensitive,
            static_id=static_id,
        )
        for item in config.depends_on or ():
            expect_object("depends_on", item)
        super().__init__(scope, id)
        sources.note(self)
        losses.of_value(value, f'the value of the output "{id}"', construct=self)
        self.value = config.value
        self._tf_record_line()
        self.description = config.description
        self.sensitive = config.sensitive
        self.depends_on = config.depends_on
        self._tf_precondition: Any = None
        if config.precondition is not None:
            self._tf_take_precondition(config.precondition)
        self.static_id = bool(static_id)

    @staticmethod
    def is_terraform_output(x: Any) -> bool:
        """Whether something is an output."""
        return isinstance(x, TerraformOutput)

    @property
    def precondition(self) -> Any:
        """A condition, which cdktf takes and never writes."""
        return self._tf_precondition

    @precondition.setter
    def precondition(self, value: Any) -> None:
        if value is not None:
            from snowform.engine.elements.conditions import Precondition

            expect("value", value, Precondition)
        self._tf_take_precondition(value)

    def _tf_take_precondition(self, value: Any) -> None:
        self._tf_precondition = value
        if value is not None:
            from snowform.lints.program import warn

            warn(
                "lost-precondition",
                f'the precondition of the output "{self.node.id}" is never written',
                construct=self,
                hint='write output.add_override("precondition", {"condition": …, "error_message": …})',
            )

    @property
    def static_id(self) -> bool:
        """Whether it is named by its id alone."""
        return self.friendly_unique_id == self.node.id

    @static_id.setter
    def static_id(self, value: bool) -> None:
        if value:
            self.override_logical_id(self.node.id)
        else:
            self.reset_override_logical_id()

    def _synthesize_attributes(self) -> dict[str, Any]:
        return {
            "value": _addressed(self.value),
            "description": self.description,
            "sensitive": self.sensitive,
            "depends_on": self.depends_on and [item.fqn for item in self.depends_on],
        }

    def _synthesize_hcl_attributes(self) -> dict[str, Any]:
        return {}

    def to_terraform(self) -> Any:
        """The output."""
        body = deep_merge(self._synthesize_attributes(), self._tf_overrides)
        return {"output": {self.friendly_unique_id: body}}

    def to_metadata(self) -> Any:
        """Its overrides."""
        return self._tf_override_metadata("output")


def __getattr__(name: str) -> Any:
    """The class of preconditions, loaded where an output has one."""
    if name == "Precondition":
        from snowform.engine.elements.conditions import Precondition

        return Precondition
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _addressed(value: Any) -> Any:
    """The value with constructs replaced by their addresses; so is a dictionary with a key `fqn`."""
    if Token.is_unresolved(value):
        return value
    if isinstance(value, dict):
        if "fqn" in value:
            return value["fqn"]
        return {key: _addressed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_addressed(item) for item in value]
    if hasattr(value, "fqn"):
        return value.fqn
    return value
