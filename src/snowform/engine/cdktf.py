"""The public names of `cdktf`, each loaded from its module when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from snowform.engine.errors import Unsupported

# Which module of the engine each public name of cdktf 0.21 is in.
MODULES: dict[str, tuple[str, ...]] = {
    "annotations": ("AnnotationMetadataEntryType", "Annotations"),
    "app": ("App", "AppConfig"),
    "aspects": ("Aspects", "IAspect"),
    "asset": ("AssetType", "TerraformAsset", "TerraformAssetConfig"),
    "backend": ("LocalBackend", "LocalBackendConfig", "TerraformBackend"),
    "backend_configs": (
        "AzurermBackendConfig",
        "ConsulBackendConfig",
        "CosBackendAssumeRole",
        "CosBackendConfig",
        "GcsBackendConfig",
        "HttpBackendConfig",
        "OssAssumeRole",
        "OssBackendConfig",
        "PgBackendConfig",
        "S3BackendAssumeRoleConfig",
        "S3BackendAssumeRoleWithWebIdentityConfig",
        "S3BackendConfig",
        "S3BackendEndpointConfig",
        "SwiftBackendConfig",
    ),
    "backends": (
        "AzurermBackend",
        "ConsulBackend",
        "CosBackend",
        "GcsBackend",
        "HttpBackend",
        "OssBackend",
        "PgBackend",
        "S3Backend",
        "SwiftBackend",
    ),
    "cloud": (
        "CloudBackend",
        "RemoteBackend",
    ),
    "complex_lists": (
        "AnyListList",
        "AnyMapList",
        "BooleanList",
        "BooleanListList",
        "BooleanMapList",
        "ComplexList",
        "MapList",
        "NumberListList",
        "NumberMapList",
        "StringListList",
        "StringMapList",
    ),
    "complex_maps": (
        "AnyListMap",
        "AnyMap",
        "BooleanListMap",
        "BooleanMap",
        "ComplexMap",
        "NumberListMap",
        "NumberMap",
        "StringListMap",
        "StringMap",
    ),
    "complex_types": (
        "ComplexComputedList",
        "ComplexObject",
    ),
    "conditions": ("Postcondition", "Precondition", "TerraformCondition", "TerraformSelf"),
    "count": ("TerraformCount",),
    "data_resource": ("DataConfig", "DataResource", "Resource", "IResource"),
    "element": ("TerraformElement", "TerraformElementMetadata"),
    "feature_flags": ("MigrateIds",),
    "functions": ("Fn", "FnGenerated"),
    "generator_metadata": ("TerraformProviderGeneratorMetadata",),
    "importable": ("IImportableConfig", "ImportableResource"),
    "interfaces": (
        "IAnyProducer",
        "IFragmentConcatenator",
        "IInterpolatingParent",
        "IListProducer",
        "IManifest",
        "INumberProducer",
        "IPostProcessor",
        "IResolveContext",
        "IResourceConstructor",
        "IScopeCallback",
        "IStackSynthesizer",
        "IStringProducer",
        "ISynthesisSession",
        "ITerraformAddressable",
        "ITerraformDependable",
        "ITerraformIterator",
        "ITerraformResource",
        "ITokenMapper",
        "ITokenResolver",
    ),
    "iterator": (
        "DynamicListTerraformIterator",
        "ListTerraformIterator",
        "MapTerraformIterator",
        "ResourceTerraformIterator",
        "TerraformIterator",
    ),
    "lazy": ("Lazy", "LazyAnyValueOptions", "LazyBase", "LazyListValueOptions", "LazyStringValueOptions"),
    "manifest": ("Manifest", "StackAnnotation", "StackManifest"),
    "meta_arguments": ("TerraformMetaArguments", "TerraformResourceLifecycle"),
    "module": (
        "TerraformHclModule",
        "TerraformHclModuleConfig",
        "TerraformModule",
        "TerraformModuleConfig",
        "TerraformModuleProvider",
        "TerraformModuleUserConfig",
    ),
    "move_targets": ("TerraformResourceTargets",),
    "operators": ("Op",),
    "output": ("TerraformOutput", "TerraformOutputConfig"),
    "provider": ("TerraformProvider", "TerraformProviderConfig"),
    "provisioners": (
        "FileProvisioner",
        "LocalExecProvisioner",
        "RemoteExecProvisioner",
        "SSHProvisionerConnection",
        "WinrmProvisionerConnection",
    ),
    "remote_state": (
        "DataTerraformRemoteStateConfig",
        "DataTerraformRemoteStateLocal",
        "DataTerraformRemoteStateLocalConfig",
        "TerraformRemoteState",
    ),
    "remote_states": (
        "DataTerraformRemoteState",
        "DataTerraformRemoteStateAzurerm",
        "DataTerraformRemoteStateAzurermConfig",
        "DataTerraformRemoteStateConsul",
        "DataTerraformRemoteStateConsulConfig",
        "DataTerraformRemoteStateCos",
        "DataTerraformRemoteStateCosConfig",
        "DataTerraformRemoteStateGcs",
        "DataTerraformRemoteStateGcsConfig",
        "DataTerraformRemoteStateHttp",
        "DataTerraformRemoteStateHttpConfig",
        "DataTerraformRemoteStateOss",
        "DataTerraformRemoteStateOssConfig",
        "DataTerraformRemoteStatePg",
        "DataTerraformRemoteStatePgConfig",
        "DataTerraformRemoteStateRemoteConfig",
        "DataTerraformRemoteStateS3",
        "DataTerraformRemoteStateS3Config",
        "DataTerraformRemoteStateSwift",
        "DataTerraformRemoteStateSwiftConfig",
    ),
    "resource": (
        "TerraformDataSource",
        "TerraformResource",
        "TerraformResourceConfig",
        "TerraformResourceImport",
        "TerraformResourceMoveById",
        "TerraformResourceMoveByTarget",
    ),
    "stack": ("TerraformStack", "TerraformStackMetadata"),
    "testing": ("Testing", "TestingAppConfig"),
    "token_api": ("DefaultTokenResolver", "ResolveOptions", "StringConcat", "TokenizedStringFragments"),
    "tokenization": ("Tokenization",),
    "tokens": ("EncodingOptions", "IResolvable", "Token"),
    "variable": (
        "TerraformLocal",
        "TerraformVariable",
        "TerraformVariableConfig",
        "TerraformVariableValidationConfig",
        "VariableType",
    ),
    "workspaces": (
        "CloudBackendConfig",
        "CloudWorkspace",
        "IRemoteWorkspace",
        "NamedCloudWorkspace",
        "NamedRemoteWorkspace",
        "PrefixedRemoteWorkspaces",
        "RemoteBackendConfig",
        "TaggedCloudWorkspaces",
    ),
}
EXPORTS = {name: module for module, names in MODULES.items() for name in names}

__all__ = sorted(EXPORTS)  # noqa: PLE0605 - made from the table above


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    module = EXPORTS.get(name)
    if module is None:
        raise AttributeError(f"cdktf has no {name!r}")
    try:
        value = getattr(import_module(f"snowform.engine.{module}"), name)
    except ModuleNotFoundError as error:
        raise Unsupported(f"cdktf.{name}") from error
    globals()[name] = value
    return value
