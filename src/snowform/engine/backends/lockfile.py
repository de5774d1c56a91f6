"""The S3 backend with S3's own locks, which cdktn has beyond cdktf. Follows its `backends/s3-backend.ts`."""

from __future__ import annotations

from typing import Any

from snowform.engine.backends import configs, configured
from snowform.engine.backends.remote_state import ConfiguredRemoteState, DataTerraformRemoteStateConfig
from snowform.engine.elements.target_versions import FeatureSupport

SINCE = {"terraform": ">=1.10.0", "opentofu": ">=1.10.0"}


class S3BackendConfig(configs.S3BackendConfig):
    """The arguments of S3Backend."""

    use_lockfile: bool | None


class S3Backend(configured.S3Backend):
    """State in an S3 bucket."""

    _tf_config_class = S3BackendConfig

    def __init__(self, scope: Any, **config: Any) -> None:
        super().__init__(scope, **config)
        if self._tf_config.use_lockfile:
            self.node.add_validation(FeatureSupport(self, "S3 native state locking", SINCE))

    def _tf_state(self) -> Any:
        return DataTerraformRemoteStateS3


class DataTerraformRemoteStateS3Config(DataTerraformRemoteStateConfig, S3BackendConfig):
    """The arguments of DataTerraformRemoteStateS3."""


class DataTerraformRemoteStateS3(ConfiguredRemoteState):
    """The outputs of a state in an S3 bucket."""

    _tf_backend_name = "s3"
    _tf_config_class = DataTerraformRemoteStateS3Config
