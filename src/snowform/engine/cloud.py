"""States in HCP Terraform: the `cloud` block and the backend `remote`.

Follows `backends/cloud-backend.ts` and `backends/remote-backend.ts`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Protocol, runtime_checkable

from snowform.engine.arguments import DATA, TEXT, expect, expect_given
from snowform.engine.backends import ConfiguredBackend
from snowform.engine.boundary import sequence_of, text
from snowform.engine.errors import EngineError
from snowform.engine.merging import deep_merge, keys_to_snake_case
from snowform.engine.typed_structs import TypedStruct
from snowform.engine.validations import ValidateTerraformVersion

HOST = "app.terraform.io"


@runtime_checkable
class IRemoteWorkspace(Protocol):
    """The workspaces of RemoteBackend."""


class Workspaces:
    """Which workspaces a backend uses: an object whose attributes are written as they are."""

    _tf_attributes: ClassVar[tuple[str, ...]]

    def _tf_fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._tf_attributes}


class NamedRemoteWorkspace(Workspaces):
    """The one workspace of that name."""

    _tf_attributes = ("name",)

    def __init__(self, name: str) -> None:
        self.name = text(name, "name")


class PrefixedRemoteWorkspaces(Workspaces):
    """The workspaces whose names begin so."""

    _tf_attributes = ("prefix",)

    def __init__(self, prefix: str) -> None:
        self.prefix = text(prefix, "prefix")


class CloudWorkspace(Workspaces, ABC):
    """The workspaces of CloudBackend."""

    _tf_attributes: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def to_terraform(self) -> Any:
        """What the `workspaces` block holds."""


class NamedCloudWorkspace(CloudWorkspace):
    """The one workspace of that name."""

    _tf_attributes = ("name", "project")

    def __init__(self, name: str, project: str | None = None) -> None:
        expect_given({"project": TEXT}, project=project)
        self.name = text(name, "name")
        self.project = project

    def to_terraform(self) -> Any:
        """The name, and the project where there is one."""
        return self._tf_fields()


class TaggedCloudWorkspaces(CloudWorkspace):
    """The workspaces that have all of these tags."""

    _tf_attributes = ("tags", "project")

    def __init__(self, tags: list[str], project: str | None = None) -> None:
        expect_given({"project": TEXT}, project=project)
        self.tags = sequence_of(text)(tags, "tags")
        self.project = project

    def to_terraform(self) -> Any:
        """The tags, and the project where there is one."""
        return self._tf_fields()


class CloudBackendConfig(TypedStruct):
    """The arguments of CloudBackend."""

    organization: str
    workspaces: NamedCloudWorkspace | TaggedCloudWorkspaces
    hostname: str | None
    token: str | None


class RemoteBackendConfig(TypedStruct):
    """The arguments of RemoteBackend."""

    organization: str
    workspaces: IRemoteWorkspace
    hostname: str | None
    token: str | None

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        expect("organization", self.organization, str)
        if self.workspaces is None or isinstance(self.workspaces, DATA):
            raise EngineError(
                f"argument workspaces must be an IRemoteWorkspace; got {self.workspaces!r} instead"
            )


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
        """The state of the named workspace as a data source."""
        from snowform.engine.remote_states import DataTerraformRemoteState

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


def with_workspaces(options: dict[str, Any]) -> dict[str, Any]:
    """The options with the attributes of the object of workspaces in its place."""
    workspaces = options["workspaces"]
    return {**options, "workspaces": workspaces._tf_fields() if isinstance(workspaces, Workspaces) else {}}
