"""The public names of `cdktn`: those of `cdktf`, and what it has beyond it."""

from __future__ import annotations

from importlib import import_module

from snowform.engine import cdktf
from snowform.hints import Any

# Which module of the engine each name is in that cdktn 0.24 alone has, or has with more to it.
MODULES: dict[str, tuple[str, ...]] = {
    "references.map_maps": ("AnyMapMap", "BooleanMapMap", "NumberMapMap", "StringMapMap"),
    "tokens.provider_functions": ("TerraformProviderFunction",),
    "elements.ephemeral": (
        "TerraformEphemeralMetaArguments",
        "TerraformEphemeralResource",
        "TerraformEphemeralResourceConfig",
        "TerraformEphemeralResourceLifecycle",
    ),
    "elements.target_versions": ("ProviderFeature",),
    "backends.lockfile": (
        "DataTerraformRemoteStateS3",
        "DataTerraformRemoteStateS3Config",
        "S3Backend",
        "S3BackendConfig",
    ),
    "cdktn_interfaces": ("ISynthesisSession", "ITerraformEphemeralResource"),
}
EXPORTS = {**cdktf.EXPORTS, **{name: module for module, names in MODULES.items() for name in names}}

__all__ = sorted(EXPORTS)  # noqa: PLE0605 - made from the tables

# `import cdktn.testing_matchers` finds its module here.
__path__ = cdktf.__path__


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    if name in cdktf.SUBMODULES:
        return import_module(f"cdktn.{name}")
    module = EXPORTS.get(name)
    if module is None:
        raise AttributeError(f"cdktn has no {name!r}")
    value = cdktf.load("cdktn", module, name)
    globals()[name] = value
    return value
