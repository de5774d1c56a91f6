"""Remote states: other configurations' outputs. Follows `terraform-remote-state.ts` and `backends/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.merging import deep_merge, keys_to_snake_case
from snowform.engine.tokens.expressions import ref
from snowform.engine.tokens.token import Token
from snowform.engine.tokens.typed_structs import TypedStruct, take
from snowform.engine.values.arguments import TEXT, expect, expect_given
from snowform.engine.values.structs import camel_case

TYPES: dict[str, tuple[type, ...]] = {"defaults": (Mapping,), "workspace": TEXT}


class DataTerraformRemoteStateConfig(TypedStruct):
    """The arguments of every remote state."""

    defaults: Mapping[str, Any] | None
    workspace: str | None


class TerraformRemoteState(TerraformElement):
    """The outputs of the state that a backend holds."""

    TF_RESOURCE_TYPE = "terraform_remote_state"

    def __init__(
        self,
        scope: Any,
        id: str,
        backend: str,
        *,
        defaults: Mapping[str, Any] | None = None,
        workspace: str | None = None,
    ) -> None:
        expect("backend", backend, str)
        expect_given(TYPES, defaults=defaults, workspace=workspace)
        super().__init__(scope, id, "data.terraform_remote_state")
        self._tf_backend = backend
        self._tf_defaults = defaults
        self._tf_workspace = workspace

    def get(self, output: str) -> Any:
        """An output as anything."""
        expect("output", output, str)
        address = f"data.terraform_remote_state.{self.friendly_unique_id}.outputs.{output}"
        return ref(address, self.cdktf_stack)

    def get_boolean(self, output: str) -> Any:
        """An output as a bool."""
        return self.get(output)

    def get_string(self, output: str) -> str:
        """An output as a string."""
        return Token.as_string(self.get(output))

    def get_number(self, output: str) -> Any:
        """An output as a number."""
        return Token.as_number(self.get(output))

    def get_list(self, output: str) -> list[str]:
        """An output as a list of strings."""
        return Token.as_list(self.get(output))

    def to_terraform(self) -> Any:
        """The data source."""
        body = {
            "backend": self._tf_backend,
            "workspace": self._tf_workspace,
            "defaults": self._tf_defaults,
            "config": keys_to_snake_case(self._tf_options()),
        }
        deep_merge(body, self._tf_overrides)
        return {"data": {"terraform_remote_state": {self.friendly_unique_id: body}}}

    def to_metadata(self) -> Any:
        """Its overrides."""
        return self._tf_override_metadata("terraform_remote_state")

    def _tf_options(self) -> dict[str, Any]:
        return {}


class ConfiguredRemoteState(TerraformRemoteState):
    """The outputs of a state in a backend whose options are the fields of a struct."""

    _tf_backend_name: ClassVar[str]
    _tf_config_class: ClassVar[type[DataTerraformRemoteStateConfig]]

    def __init__(self, scope: Any, id: str, **config: Any) -> None:
        self._tf_config = given = take(self, self._tf_config_class, config)
        super().__init__(scope, id, self._tf_backend_name, defaults=given.defaults, workspace=given.workspace)

    def _tf_options(self) -> dict[str, Any]:
        return {
            camel_case(name): value
            for name, value in self._tf_config._values.items()
            if name not in DataTerraformRemoteStateConfig.FIELDS
        }


class DataTerraformRemoteStateLocalConfig(DataTerraformRemoteStateConfig):
    """The arguments of DataTerraformRemoteStateLocal."""

    path: str | None
    workspace_dir: str | None


class DataTerraformRemoteStateLocal(ConfiguredRemoteState):
    """The outputs of a state in a file."""

    _tf_backend_name = "local"
    _tf_config_class = DataTerraformRemoteStateLocalConfig
