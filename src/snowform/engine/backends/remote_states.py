"""The data sources of the states in each backend. Follows `backends/`."""

from __future__ import annotations

from typing import Any

from snowform.engine.backends.configs import (
    AzurermBackendConfig,
    ConsulBackendConfig,
    CosBackendConfig,
    GcsBackendConfig,
    HttpBackendConfig,
    OssBackendConfig,
    PgBackendConfig,
    S3BackendConfig,
    SwiftBackendConfig,
)
from snowform.engine.backends.remote_state import ConfiguredRemoteState, DataTerraformRemoteStateConfig
from snowform.engine.backends.workspaces import RemoteBackendConfig, with_workspaces


class DataTerraformRemoteStateAzurermConfig(DataTerraformRemoteStateConfig, AzurermBackendConfig):
    """The arguments of DataTerraformRemoteStateAzurerm."""


class DataTerraformRemoteStateAzurerm(ConfiguredRemoteState):
    """The outputs of a state in an Azure storage account."""

    _tf_backend_name = "azurerm"
    _tf_config_class = DataTerraformRemoteStateAzurermConfig


class DataTerraformRemoteStateConsulConfig(DataTerraformRemoteStateConfig, ConsulBackendConfig):
    """The arguments of DataTerraformRemoteStateConsul."""


class DataTerraformRemoteStateConsul(ConfiguredRemoteState):
    """The outputs of a state in Consul's key-value store."""

    _tf_backend_name = "consul"
    _tf_config_class = DataTerraformRemoteStateConsulConfig


class DataTerraformRemoteStateCosConfig(DataTerraformRemoteStateConfig, CosBackendConfig):
    """The arguments of DataTerraformRemoteStateCos."""


class DataTerraformRemoteStateCos(ConfiguredRemoteState):
    """The outputs of a state in Tencent Cloud Object Storage."""

    _tf_backend_name = "cos"
    _tf_config_class = DataTerraformRemoteStateCosConfig


class DataTerraformRemoteStateGcsConfig(DataTerraformRemoteStateConfig, GcsBackendConfig):
    """The arguments of DataTerraformRemoteStateGcs."""


class DataTerraformRemoteStateGcs(ConfiguredRemoteState):
    """The outputs of a state in Google Cloud Storage."""

    _tf_backend_name = "gcs"
    _tf_config_class = DataTerraformRemoteStateGcsConfig


class DataTerraformRemoteStateHttpConfig(DataTerraformRemoteStateConfig, HttpBackendConfig):
    """The arguments of DataTerraformRemoteStateHttp."""


class DataTerraformRemoteStateHttp(ConfiguredRemoteState):
    """The outputs of a state in a server that speaks HTTP."""

    _tf_backend_name = "http"
    _tf_config_class = DataTerraformRemoteStateHttpConfig


class DataTerraformRemoteStateOssConfig(DataTerraformRemoteStateConfig, OssBackendConfig):
    """The arguments of DataTerraformRemoteStateOss."""


class DataTerraformRemoteStateOss(ConfiguredRemoteState):
    """The outputs of a state in Alibaba Cloud's object storage."""

    _tf_backend_name = "oss"
    _tf_config_class = DataTerraformRemoteStateOssConfig


class DataTerraformRemoteStatePgConfig(DataTerraformRemoteStateConfig, PgBackendConfig):
    """The arguments of DataTerraformRemoteStatePg."""


class DataTerraformRemoteStatePg(ConfiguredRemoteState):
    """The outputs of a state in a PostgreSQL database."""

    _tf_backend_name = "pg"
    _tf_config_class = DataTerraformRemoteStatePgConfig


class DataTerraformRemoteStateS3Config(DataTerraformRemoteStateConfig, S3BackendConfig):
    """The arguments of DataTerraformRemoteStateS3."""


class DataTerraformRemoteStateS3(ConfiguredRemoteState):
    """The outputs of a state in an S3 bucket."""

    _tf_backend_name = "s3"
    _tf_config_class = DataTerraformRemoteStateS3Config


class DataTerraformRemoteStateSwiftConfig(DataTerraformRemoteStateConfig, SwiftBackendConfig):
    """The arguments of DataTerraformRemoteStateSwift."""


class DataTerraformRemoteStateSwift(ConfiguredRemoteState):
    """The outputs of a state in OpenStack's object storage."""

    _tf_backend_name = "swift"
    _tf_config_class = DataTerraformRemoteStateSwiftConfig


class DataTerraformRemoteStateRemoteConfig(DataTerraformRemoteStateConfig, RemoteBackendConfig):
    """The arguments of DataTerraformRemoteState."""


class DataTerraformRemoteState(ConfiguredRemoteState):
    """The outputs of a state in HCP Terraform."""

    _tf_backend_name = "remote"
    _tf_config_class = DataTerraformRemoteStateRemoteConfig

    def _tf_options(self) -> dict[str, Any]:
        return with_workspaces(super()._tf_options())


STATES: dict[str, type[ConfiguredRemoteState]] = {
    state._tf_backend_name: state
    for state in (
        DataTerraformRemoteStateAzurerm,
        DataTerraformRemoteStateConsul,
        DataTerraformRemoteStateCos,
        DataTerraformRemoteStateGcs,
        DataTerraformRemoteStateHttp,
        DataTerraformRemoteStateOss,
        DataTerraformRemoteStatePg,
        DataTerraformRemoteStateS3,
        DataTerraformRemoteStateSwift,
        DataTerraformRemoteState,
    )
}
