"""States in HCP Terraform: the `cloud` block and the backend `remote`.

Follows `backends/cloud-backend.ts` and `backends/remote-backend.ts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.engine.backends.configured import ConfiguredBackend
from snowform.engine.backends.workspaces import (
    CloudBackendConfig,
    NamedCloudWorkspace,
    NamedRemoteWorkspace,
    RemoteBackendConfig,
    with_workspaces,
)
from snowform.engine.elements.merging import deep_merge, keys_to_snake_case
from snowform.engine.elements.validations import ValidateTerraformVersion
from snowform.engine.errors import EngineError

HOST = "app.terraform.io"


class OnHost(ConfiguredBackend):
    """A backend on HCP Terraform, or on a Terraform Enterprise of one's own."""

    def to_metadata(self) -> Any:
        """Which of these it is, too: `tfc` or `tfe`."""
        hostname = self._tf_config._values.get("hostname")
        cloud = "tfe" if hostname and not hostname.startswith(HOST) else "tfc"
        return {**super().to_metadata(), "cloud": cloud}


class CloudBackend(OnHost):
    """The `cloud` block."""

    _tf_backend_name = "cloud"
    _tf_config_class = CloudBackendConfig

    def __init__(self, scope: Any, **config: Any) -> None:
        super().__init__(scope, **config)
        self.node.add_validation(
            ValidateTerraformVersion(
                ">=1.1",
                "The cloud block is only supported for Terraform >=1.1. "
                "Please upgrade your Terraform version.",
            )
        )

    def to_terraform(self) -> Any:
        """The block."""
        return {"terraform": {"cloud": deep_merge(dict(self._synthesize_attributes()), self._tf_overrides)}}

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        config = self._tf_config
        given = {**config._values, "workspaces": config.workspaces.to_terraform()}
        attributes: dict[str, Any] = keys_to_snake_case(given)
        return attributes

    def get_remote_state_data_source(self, scope: Any, name: str, _from_stack: str) -> Any:
        """The state of the named workspace as a data source. Raises EngineError where tags choose it."""
        # Few stacks read another's state.
        from snowform.engine.backends.remote_states import DataTerraformRemoteState

        workspaces = self._tf_config.workspaces
        if not isinstance(workspaces, NamedCloudWorkspace):
            raise EngineError(
                "The Cloud backend only supports cross-stack references if the workspace is defined by name, "
                "not by tags. Use NamedCloudWorkspace instead of TaggedCloudWorkspaces."
            )
        options = {**self._tf_config._values, "workspaces": NamedRemoteWorkspace(workspaces.name)}
        return DataTerraformRemoteState(scope, name, **options)


class RemoteBackend(OnHost):
    """The backend `remote`."""

    _tf_backend_name = "remote"
    _tf_config_class = RemoteBackendConfig
    _tf_reads_own_workspace = False

    def _tf_options(self) -> dict[str, Any]:
        return with_workspaces(super()._tf_options())
