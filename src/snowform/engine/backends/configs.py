"""The options of the backends, as structs. Follows `backends/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.engine.tokens.typed_structs import TypedStruct


class AzurermBackendConfig(TypedStruct):
    """The arguments of AzurermBackend."""

    container_name: str
    key: str
    storage_account_name: str
    access_key: str | None
    client_certificate_password: str | None
    client_certificate_path: str | None
    client_id: str | None
    client_secret: str | None
    endpoint: str | None
    environment: str | None
    metadata_host: str | None
    msi_endpoint: str | None
    oidc_request_token: str | None
    oidc_request_url: str | None
    oidc_token: str | None
    oidc_token_file_path: str | None
    resource_group_name: str | None
    sas_token: str | None
    snapshot: bool | None
    subscription_id: str | None
    tenant_id: str | None
    use_azuread_auth: bool | None
    use_microsoft_graph: bool | None
    use_msi: bool | None
    use_oidc: bool | None


class ConsulBackendConfig(TypedStruct):
    """The arguments of ConsulBackend."""

    access_token: str
    path: str
    address: str | None
    ca_file: str | None
    cert_file: str | None
    datacenter: str | None
    gzip: bool | None
    http_auth: str | None
    key_file: str | None
    lock: bool | None
    scheme: str | None


class CosBackendAssumeRole(TypedStruct):
    """The role that CosBackend takes on."""

    role_arn: str
    session_duration: float
    session_name: str
    policy: Any | None


class CosBackendConfig(TypedStruct):
    """The arguments of CosBackend."""

    bucket: str
    accelerate: bool | None
    acl: str | None
    assume_role: CosBackendAssumeRole | None
    domain: str | None
    encrypt: bool | None
    endpoint: str | None
    key: str | None
    prefix: str | None
    region: str | None
    secret_id: str | None
    secret_key: str | None
    security_token: str | None


class GcsBackendConfig(TypedStruct):
    """The arguments of GcsBackend."""

    bucket: str
    access_token: str | None
    credentials: str | None
    encryption_key: str | None
    impersonate_service_account: str | None
    impersonate_service_account_delegates: list[str] | None
    kms_encryption_key: str | None
    prefix: str | None
    storeage_custom_endpoint: str | None


class HttpBackendConfig(TypedStruct):
    """The arguments of HttpBackend."""

    address: str
    client_ca_certificate_pem: str | None
    client_certificate_pem: str | None
    client_private_key_pem: str | None
    lock_address: str | None
    lock_method: str | None
    password: str | None
    retry_max: float | None
    retry_wait_max: float | None
    retry_wait_min: float | None
    skip_cert_verification: bool | None
    unlock_address: str | None
    unlock_method: str | None
    update_method: str | None
    username: str | None


class OssAssumeRole(TypedStruct):
    """The role that OssBackend takes on."""

    role_arn: str
    policy: str | None
    session_expiration: float | None
    session_name: str | None


class OssBackendConfig(TypedStruct):
    """The arguments of OssBackend."""

    bucket: str
    access_key: str | None
    acl: str | None
    assume_role: OssAssumeRole | None
    assume_role_policy: str | None
    assume_role_role_arn: str | None
    assume_role_session_expiration: float | None
    assume_role_session_name: str | None
    ecs_role_name: str | None
    encrypt: bool | None
    endpoint: str | None
    key: str | None
    prefix: str | None
    profile: str | None
    region: str | None
    secret_key: str | None
    security_token: str | None
    shared_credentials_file: str | None
    sts_endpoint: str | None
    tablestore_endpoint: str | None
    tablestore_table: str | None


class PgBackendConfig(TypedStruct):
    """The arguments of PgBackend."""

    conn_str: str
    schema_name: str | None
    skip_index_creation: bool | None
    skip_schema_creation: bool | None
    skip_table_creation: bool | None


class S3BackendAssumeRoleConfig(TypedStruct):
    """The role that S3Backend takes on."""

    role_arn: str
    duration: str | None
    external_id: str | None
    policy: str | None
    policy_arns: list[str] | None
    session_name: str | None
    source_identity: str | None
    tags: Mapping[str, str] | None
    transitive_tag_keys: list[str] | None


class S3BackendAssumeRoleWithWebIdentityConfig(TypedStruct):
    """The role that S3Backend takes on by a web identity."""

    duration: str | None
    policy: str | None
    policy_arns: list[str] | None
    role_arn: str | None
    session_name: str | None
    web_identity_token: str | None
    web_identity_token_file: str | None


class S3BackendEndpointConfig(TypedStruct):
    """Where S3Backend finds the services of AWS."""

    dynamodb: str | None
    iam: str | None
    s3: str | None
    sso: str | None
    sts: str | None


class S3BackendConfig(TypedStruct):
    """The arguments of S3Backend."""

    bucket: str
    key: str
    access_key: str | None
    acl: str | None
    allowed_account_ids: list[str] | None
    assume_role: S3BackendAssumeRoleConfig | None
    assume_role_policy: str | None
    assume_role_policy_arns: list[str] | None
    assume_role_tags: Mapping[str, str] | None
    assume_role_transitive_tag_keys: list[str] | None
    assume_role_with_web_identity: S3BackendAssumeRoleWithWebIdentityConfig | None
    custom_ca_bundle: str | None
    dynamodb_endpoint: str | None
    dynamodb_table: str | None
    ec2_metadata_service_endpoint: str | None
    ec2_metadata_service_endpoint_mode: str | None
    encrypt: bool | None
    endpoint: str | None
    endpoints: S3BackendEndpointConfig | None
    external_id: str | None
    forbidden_account_ids: list[str] | None
    force_path_style: bool | None
    http_proxy: str | None
    https_proxy: str | None
    iam_endpoint: str | None
    insecure: bool | None
    kms_key_id: str | None
    max_retries: float | None
    no_proxy: str | None
    profile: str | None
    region: str | None
    retry_mode: str | None
    role_arn: str | None
    secret_key: str | None
    session_name: str | None
    shared_config_files: list[str] | None
    shared_credentials_file: str | None
    shared_credentials_files: list[str] | None
    skip_credentials_validation: bool | None
    skip_metadata_api_check: bool | None
    skip_region_validation: bool | None
    skip_requesting_account_id: bool | None
    skip_s3_checksum: bool | None
    sse_customer_key: str | None
    sts_endpoint: str | None
    sts_region: str | None
    token: str | None
    use_legacy_workflow: bool | None
    use_path_style: bool | None
    workspace_key_prefix: str | None


class SwiftBackendConfig(TypedStruct):
    """The arguments of SwiftBackend."""

    container: str
    application_credential_id: str | None
    application_credential_name: str | None
    application_credential_secret: str | None
    archive_container: str | None
    auth_url: str | None
    cacert_file: str | None
    cert: str | None
    cloud: str | None
    default_domain: str | None
    domain_id: str | None
    domain_name: str | None
    expire_after: str | None
    insecure: bool | None
    key: str | None
    password: str | None
    project_domain_id: str | None
    project_domain_name: str | None
    region_name: str | None
    state_name: str | None
    tenant_id: str | None
    tenant_name: str | None
    token: str | None
    user_domain_id: str | None
    user_domain_name: str | None
    user_id: str | None
    user_name: str | None
