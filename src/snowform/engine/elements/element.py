"""What ends up in the configuration: the base of resources, providers, outputs and the rest.

Follows `terraform-element.ts`.
"""

from __future__ import annotations

from snowform import report
from snowform.engine.elements.merging import set_override
from snowform.engine.errors import AssertionFailed, EngineError
from snowform.engine.tokens.boundary import own_as
from snowform.engine.tokens.expressions import ref
from snowform.engine.tokens.token import Token
from snowform.engine.tree.constructs import Construct, MetadataEntry
from snowform.engine.tree.owners import StackRoot, stack_of
from snowform.engine.values import losses
from snowform.engine.values.arguments import expect
from snowform.engine.values.javascript import js_keys
from snowform.engine.values.structs import Struct
from snowform.hints import Any
from snowform.providers.origin import caller


class TerraformElementMetadata(Struct):
    """What an element's comment in the configuration holds."""

    FIELDS = {"path": True, "stack_trace": True, "unique_id": True}


class TerraformElement(Construct):
    """An element of a stack. Its name comes from its path, unless it is overridden.

    Raises EngineError where the id holds a token.
    """

    # It is a TerraformOutput, whose module few stacks need.
    _tf_is_output = False
    # It is a resource or data source that is of no use without its provider.
    _tf_needs_provider = True
    # What most elements leave as it is stands here once, not in each of them.
    _tf_logical_id_override: str | None = None
    # Where it was overridden, for who reads the warnings.
    _tf_override_source: tuple[str, int] | None = None
    # Of one that no typed class recorded.
    _tf_line: tuple[str, int] | None = None
    _tf_unique_id: str | None = None
    _tf_fqn_token: str | None = None
    _tf_stack: StackRoot | None = None
    # CDKTF records it of each, without a trace.
    _tf_first_metadata = (MetadataEntry(type="stacktrace", data="trace", trace=None),)

    def __init__(self, scope: Any, id: str, element_type: str | None = None) -> None:
        super().__init__(scope, id)
        self._tf_element_type = element_type
        self._tf_overrides: dict[str, Any] = {}
        if "{TfToken[" in id and Token.is_unresolved(id):
            raise EngineError(
                "You cannot use a token (e.g., a reference to an attribute) as the id of a construct. "
                "Ids of constructs must be known at synthesis time, and token values are only known when "
                f'Terraform runs. You passed the following id: "{id}"'
            )

    def _tf_record_line(self) -> None:
        """Keep the line that makes it, for errors in it and warnings of it, where somebody reads them."""
        if report.wanted():
            self._tf_line = caller()

    @property
    def cdktf_stack(self) -> StackRoot:
        """The stack that it is in."""
        if self._tf_stack is None:
            self._tf_stack = stack_of(self)
        return self._tf_stack

    @staticmethod
    def is_terraform_element(x: Any) -> bool:
        """Whether something is an element."""
        return isinstance(x, TerraformElement)

    @property
    def friendly_unique_id(self) -> str:
        """Its name in the configuration."""
        if not self._tf_unique_id:
            self._tf_unique_id = self._tf_logical_id_override or self.cdktf_stack.get_logical_id(self)
        return self._tf_unique_id

    @property
    def fqn(self) -> str:
        """A token for its address: `aws_vpc.main`. Raises AssertionFailed where it has none."""
        if self._tf_fqn_token is None:
            if not self._tf_element_type:
                raise AssertionFailed("Element type not set")
            address = f"{self._tf_element_type}.{self.friendly_unique_id}"
            self._tf_fqn_token = Token.as_string(ref(address, self.cdktf_stack))
        return self._tf_fqn_token

    def override_logical_id(self, new_logical_id: str) -> None:
        """Name it otherwise. Raises AssertionFailed once its address has been asked for."""
        expect("new_logical_id", new_logical_id, str)
        if self._tf_fqn_token is not None:
            raise AssertionFailed(
                "Logical ID may not be overridden once .fqn has been requested. Make sure to override the "
                "id before passing the construct to other constructs."
            )
        self._tf_logical_id_override = new_logical_id
        if report.wanted():
            self._tf_override_source = caller()

    def reset_override_logical_id(self) -> None:
        """Name it after its path again. Raises AssertionFailed once its address has been asked for."""
        if self._tf_fqn_token is not None:
            raise AssertionFailed(
                "Logical ID may not be overridden once .fqn has been requested. You can only reset the "
                "override before you pass the construct to other constructs."
            )
        self._tf_logical_id_override = None

    def add_override(self, path: str, value: Any) -> None:
        """Set a value in what is written of it, whatever the attributes say."""
        expect("path", path, str)
        if value is not None:
            losses.of_value(value, f'the override "{path}"', construct=self)
        set_override(self._tf_overrides, path, own_as(value, path))

    def _register_provider_feature_usage(self, feature: Any) -> None:
        """Ask for versions that have a ProviderFeature; for bindings of cdktn's."""
        # Few elements ask for one.
        from snowform.engine.elements.target_versions import register

        register(self, feature)

    def to_terraform(self) -> Any:
        """Its part of the configuration."""
        return {}

    def to_hcl_terraform(self) -> Any:
        """Its part of the configuration for HCL, which this engine does not write."""
        return {}

    def to_metadata(self) -> Any:
        """Its part of the stack's comment."""
        return {}

    @property
    def _raw_overrides(self) -> dict[str, Any]:
        return self._tf_overrides

    @property
    def _construct_node_metadata(self) -> dict[str, Any]:
        return {"metadata": {"path": self.node.path, "uniqueId": self.friendly_unique_id}}

    def _tf_override_metadata(self, kind: str) -> dict[str, Any]:
        return {"overrides": {kind: js_keys(self._tf_overrides)}} if self._tf_overrides else {}
