"""The workspaces of HCP Terraform, and the options of the backends that use them, as structs.

Follows `backends/cloud-backend.ts` and `backends/remote-backend.ts`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Protocol, runtime_checkable

from snowform.engine.errors import EngineError
from snowform.engine.tokens.boundary import sequence_of, string
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.values.arguments import DATA, TEXT, expect, expect_given


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
        self.name = string(name, "name")


class PrefixedRemoteWorkspaces(Workspaces):
    """The workspaces whose names begin so."""

    _tf_attributes = ("prefix",)

    def __init__(self, prefix: str) -> None:
        self.prefix = string(prefix, "prefix")


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
        self.name = string(name, "name")
        self.project = project

    def to_terraform(self) -> Any:
        """The name, and the project where there is one."""
        return self._tf_fields()


class TaggedCloudWorkspaces(CloudWorkspace):
    """The workspaces that have all of these tags."""

    _tf_attributes = ("tags", "project")

    def __init__(self, tags: list[str], project: str | None = None) -> None:
        expect_given({"project": TEXT}, project=project)
        self.tags = sequence_of(string)(tags, "tags")
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
    """The arguments of RemoteBackend. Raises EngineError where `workspaces` are plain data."""

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


def with_workspaces(options: dict[str, Any]) -> dict[str, Any]:
    """The options with the attributes of the object of workspaces in its place."""
    workspaces = options["workspaces"]
    return {**options, "workspaces": workspaces._tf_fields() if isinstance(workspaces, Workspaces) else {}}
