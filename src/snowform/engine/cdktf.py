"""The public names of `cdktf`, each loaded from its module when it is first asked for."""

from __future__ import annotations

from importlib import import_module

from snowform.engine.errors import Unsupported
from snowform.hints import Any

# Which module of the engine each public name of cdktf 0.21 is in, room by room.
MODULES: dict[str, tuple[str, ...]] = {
    "tree.annotations": ("AnnotationMetadataEntryType", "Annotations"),
    "tree.aspects": ("Aspects",),
    "tree.interfaces": ("IAspect",),
    "tokens.functions": ("Fn", "FnGenerated"),
    "tokens.lazy": (
        "Lazy",
        "LazyAnyValueOptions",
        "LazyBase",
        "LazyListValueOptions",
        "LazyStringValueOptions",
    ),
    "tokens.operators": ("Op",),
    "tokens.resolvers": (
        "DefaultTokenResolver",
        "ResolveOptions",
        "StringConcat",
        "TokenizedStringFragments",
    ),
    "tokens.token": ("EncodingOptions", "Token"),
    "tokens.tokenization": ("Tokenization",),
    "references.complex_lists": (
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
    "references.complex_types": (
        "AnyListMap",
        "AnyMap",
        "BooleanListMap",
        "BooleanMap",
        "ComplexComputedList",
        "ComplexMap",
        "ComplexObject",
        "NumberListMap",
        "NumberMap",
        "StringListMap",
        "StringMap",
    ),
    "references.count": ("TerraformCount",),
    "references.iterator": (
        "DynamicListTerraformIterator",
        "ListTerraformIterator",
        "MapTerraformIterator",
        "ResourceTerraformIterator",
        "TerraformIterator",
    ),
    "assets.asset": ("AssetType", "TerraformAsset", "TerraformAssetConfig"),
    "elements.conditions": ("Postcondition", "Precondition", "TerraformCondition", "TerraformSelf"),
    "elements.data_resource": ("DataConfig", "DataResource", "Resource", "IResource"),
    "elements.element": ("TerraformElement", "TerraformElementMetadata"),
    "elements.feature_flags": ("MigrateIds",),
    "elements.importable": ("IImportableConfig", "ImportableResource"),
    "elements.lifecycle": ("TerraformResourceLifecycle",),
    "elements.meta_arguments": ("TerraformMetaArguments",),
    "elements.module": (
        "TerraformHclModule",
        "TerraformHclModuleConfig",
        "TerraformModule",
        "TerraformModuleConfig",
        "TerraformModuleProvider",
        "TerraformModuleUserConfig",
    ),
    "elements.move_targets": ("TerraformResourceTargets",),
    "elements.output": ("TerraformOutput", "TerraformOutputConfig"),
    "elements.provider": (
        "TerraformProvider",
        "TerraformProviderConfig",
        "TerraformProviderGeneratorMetadata",
    ),
    "elements.provisioners": (
        "FileProvisioner",
        "LocalExecProvisioner",
        "RemoteExecProvisioner",
        "SSHProvisionerConnection",
        "WinrmProvisionerConnection",
    ),
    "elements.resource": (
        "TerraformDataSource",
        "TerraformResource",
        "TerraformResourceConfig",
        "TerraformResourceImport",
        "TerraformResourceMoveById",
        "TerraformResourceMoveByTarget",
    ),
    "elements.variable": (
        "TerraformLocal",
        "TerraformVariable",
        "TerraformVariableConfig",
        "TerraformVariableValidationConfig",
        "VariableType",
    ),
    "backends.backend": ("LocalBackend", "LocalBackendConfig", "TerraformBackend"),
    "backends.cloud": (
        "CloudBackend",
        "RemoteBackend",
    ),
    "backends.configs": (
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
    "backends.configured": (
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
    "backends.remote_state": (
        "DataTerraformRemoteStateConfig",
        "DataTerraformRemoteStateLocal",
        "DataTerraformRemoteStateLocalConfig",
        "TerraformRemoteState",
    ),
    "backends.remote_states": (
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
    "backends.workspaces": (
        "CloudBackendConfig",
        "CloudWorkspace",
        "IRemoteWorkspace",
        "NamedCloudWorkspace",
        "NamedRemoteWorkspace",
        "PrefixedRemoteWorkspaces",
        "RemoteBackendConfig",
        "TaggedCloudWorkspaces",
    ),
    "writing.app": ("App", "AppConfig"),
    "writing.manifest": ("Manifest", "StackAnnotation", "StackManifest"),
    "writing.stack": ("TerraformStack", "TerraformStackMetadata"),
    "testing.testing": ("Testing", "TestingAppConfig"),
    "interfaces": (
        "IAnyProducer",
        "IFragmentConcatenator",
        "IInterpolatingParent",
        "IListProducer",
        "IManifest",
        "INumberProducer",
        "IPostProcessor",
        "IResolvable",
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
}
EXPORTS = {name: module for module, names in MODULES.items() for name in names}

__all__ = sorted(EXPORTS)  # noqa: PLE0605 - made from the table above


# `import cdktf.testing_matchers` finds its module here.
__path__ = [f"{__file__.rpartition('/')[0]}/submodules"]
SUBMODULES = ("testing_matchers",)


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    if name in SUBMODULES:
        return import_module(f"cdktf.{name}")
    module = EXPORTS.get(name)
    if module is None:
        raise AttributeError(f"cdktf has no {name!r}")
    value = load("cdktf", module, name)
    globals()[name] = value
    return value


def load(package: str, module: str, name: str) -> Any:
    """A name of a package from its module of the engine. Raises Unsupported where that is not there."""
    try:
        return getattr(import_module(f"snowform.engine.{module}"), name)
    except ModuleNotFoundError as error:
        raise Unsupported(f"{package}.{name}") from error
