"""The backends whose options are plain values. Follows `backends/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from snowform.engine.backends.backend import THIS_WORKSPACE, TerraformBackend
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
from snowform.engine.elements.merging import keys_to_snake_case
from snowform.engine.tokens.typed_structs import TypedStruct, take
from snowform.engine.values.structs import camel_case


class ConfiguredBackend(TerraformBackend):
    """A backend whose options are the fields of a struct."""

    _tf_backend_name: ClassVar[str]
    _tf_config_class: ClassVar[type[TypedStruct]]
    # Whether another stack reads the state of its own workspace, or of the one that the options say.
    _tf_reads_own_workspace: ClassVar[bool] = True

    def __init__(self, scope: Any, **config: Any) -> None:
        self._tf_config = take(self, self._tf_config_class, config)
        super().__init__(scope, "backend", self._tf_backend_name)

    def _synthesize_attributes(self) -> Mapping[str, Any]:
        attributes: dict[str, Any] = keys_to_snake_case(self._tf_options())
        return attributes

    def _synthesize_hcl_attributes(self) -> Mapping[str, Any]:
        return self._synthesize_attributes()

    def get_remote_state_data_source(self, scope: Any, name: str, _from_stack: str) -> Any:
        """The state as a data source."""
        options = dict(self._tf_config._values)
        if self._tf_reads_own_workspace:
            options["workspace"] = THIS_WORKSPACE
        return self._tf_state()(scope, name, **options)

    def _tf_state(self) -> Any:
        """The class of data sources of such states."""
        # Few stacks read another's state.
        from snowform.engine.backends.remote_states import STATES

        return STATES[self._tf_backend_name]

    def _tf_options(self) -> dict[str, Any]:
        return {camel_case(name): value for name, value in self._tf_config._values.items()}


class AzurermBackend(ConfiguredBackend):
    """State in an Azure storage account."""

    _tf_backend_name = "azurerm"
    _tf_config_class = AzurermBackendConfig


class ConsulBackend(ConfiguredBackend):
    """State in Consul's key-value store."""

    _tf_backend_name = "consul"
    _tf_config_class = ConsulBackendConfig


class CosBackend(ConfiguredBackend):
    """State in Tencent Cloud Object Storage."""

    _tf_backend_name = "cos"
    _tf_config_class = CosBackendConfig


class GcsBackend(ConfiguredBackend):
    """State in Google Cloud Storage."""

    _tf_backend_name = "gcs"
    _tf_config_class = GcsBackendConfig


class HttpBackend(ConfiguredBackend):
    """State in a server that speaks HTTP."""

    _tf_backend_name = "http"
    _tf_config_class = HttpBackendConfig
    _tf_reads_own_workspace = False


class OssBackend(ConfiguredBackend):
    """State in Alibaba Cloud's object storage."""

    _tf_backend_name = "oss"
    _tf_config_class = OssBackendConfig
    _tf_reads_own_workspace = False


class PgBackend(ConfiguredBackend):
    """State in a PostgreSQL database."""

    _tf_backend_name = "pg"
    _tf_config_class = PgBackendConfig


class S3Backend(ConfiguredBackend):
    """State in an S3 bucket."""

    _tf_backend_name = "s3"
    _tf_config_class = S3BackendConfig


class SwiftBackend(ConfiguredBackend):
    """State in OpenStack's object storage."""

    _tf_backend_name = "swift"
    _tf_config_class = SwiftBackendConfig
    _tf_reads_own_workspace = False
