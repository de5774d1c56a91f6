"""Backends: where the state is. Follows `terraform-backend.ts` and `backends/local-backend.ts`."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Mapping

from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.merging import deep_merge
from snowform.engine.values.arguments import TEXT, expect_given
from snowform.engine.values.structs import Struct
from snowform.hints import Any

# The workspace in which the reading configuration runs itself.
THIS_WORKSPACE = "${terraform.workspace}"


class TerraformBackend(TerraformElement, ABC):
    """A stack's backend; the engine's own are all named `backend`, so that there can be only one."""

    _snowform_where_taken = "a stack has one backend: leave one out"

    def __init__(self, scope: Any, id: str, name: str) -> None:
        super().__init__(scope, id)
        self._tf_name = name

    @staticmethod
    def is_backend(x: Any) -> bool:
        """Whether something is a backend."""
        return isinstance(x, TerraformBackend)

    @property
    def _name(self) -> str:
        return self._tf_name

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        return {}

    def _synthesize_hcl_attributes(self) -> Mapping[str, Any]:
        return {}

    @abstractmethod
    def get_remote_state_data_source(self, scope: Any, name: str, from_stack: str) -> Any:
        """The data source by which another stack reads the outputs."""

    def to_terraform(self) -> Any:
        """The backend."""
        body = deep_merge(dict(self._synthesize_attributes()), self._tf_overrides)
        return {"terraform": {"backend": {self._tf_name: body}}}

    def to_metadata(self) -> Any:
        """Its name and its overrides."""
        return {"backend": self._tf_name, **self._tf_override_metadata("backend")}


class LocalBackendConfig(Struct):
    """The arguments of LocalBackend."""

    FIELDS = {"path": False, "workspace_dir": False}


class LocalBackend(TerraformBackend):
    """A state in a file; by default `terraform.<stack>.tfstate` in the working directory."""

    def __init__(self, scope: Any, *, path: str | None = None, workspace_dir: str | None = None) -> None:
        expect_given({"path": TEXT, "workspace_dir": TEXT}, path=path, workspace_dir=workspace_dir)
        super().__init__(scope, "backend", "local")
        stack = self.cdktf_stack.node.id
        self._tf_path = path or os.path.join(os.getcwd(), f"terraform.{stack}.tfstate")
        self._tf_workspace_dir = workspace_dir

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        return {"path": self._tf_path, "workspace_dir": self._tf_workspace_dir}

    def _synthesize_hcl_attributes(self) -> Mapping[str, Any]:
        return self._synthesize_attributes()

    def get_remote_state_data_source(self, scope: Any, name: str, from_stack: str) -> Any:
        """The state's file as a data source."""
        # Few stacks read another's state.
        from snowform.engine.backends.remote_state import DataTerraformRemoteStateLocal

        return DataTerraformRemoteStateLocal(
            scope,
            name,
            path=self._tf_path,
            workspace_dir=self._tf_workspace_dir,
            workspace=THIS_WORKSPACE,
        )
