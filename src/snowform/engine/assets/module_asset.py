"""The one asset of a stack that holds all its local modules, so that they find each other.

Follows `terraform-module-asset.ts`.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from snowform import report
from snowform.engine import distribution
from snowform.engine.assets.asset import CANONICAL_HASHES, AssetType, TerraformAsset, copy_parts, hash_of
from snowform.engine.errors import EngineError
from snowform.engine.tree.constructs import Construct
from snowform.engine.tree.owners import stack_of

MODULES = "cdktfRelativeModules"
STATIC_HASH = "cdktfStaticModuleAssetHash"


class TerraformModuleAsset(Construct):
    """The local modules that the context names, with their paths relative to each other.

    Raises EngineError where the context names none, or one that is not there.
    """

    def __init__(self, scope: Any, id: str) -> None:
        super().__init__(scope, id)
        modules = self.node.try_get_context(MODULES)
        if modules is None:
            raise EngineError(
                f"A module with a relative path needs the context {MODULES}: a list of the relative paths of "
                "all local modules. The cdktf CLI sets it; else pass it to App(context=...), or set "
                "skip_asset_creation_from_local_modules on the module."
            )
        sources = [module if isinstance(module, str) else module["source"] for module in modules]
        if not sources:
            raise EngineError(
                "cdktf.json lists no local module, so none is copied for the stack",
                hint='list its path in "terraformModules" of cdktf.json, or give the module '
                "skip_asset_creation_from_local_modules=True",
            )
        self._tf_base = common_path(sources)
        parts = [(source, self._tf_relative(source)) for source in sources]
        for source in sources:
            if not Path(source).exists():
                raise EngineError(f"No such file or directory: the module '{source}' of {MODULES}")
        # The common path of ./m and ./m2 is ./m: what is beside that is left out, as in the real engine.
        kept = [(Path(source), below) for source, below in parts if not below.startswith("..")]
        digest = self.node.try_get_context(STATIC_HASH) or self._tf_hash_of(kept)
        self._tf_asset = TerraformAsset(
            self, "asset", path=str(self._tf_base), type=AssetType.DIRECTORY, asset_hash=digest
        )
        self._tf_asset._tf_parts = kept

    @staticmethod
    def of(construct: Any) -> TerraformModuleAsset:
        """The asset of a construct's stack, made when it is first asked for."""
        stack: Any = stack_of(construct)
        found: TerraformModuleAsset | None = stack.__dict__.get("_tf_module_asset")
        if found is None:
            found = stack._tf_module_asset = TerraformModuleAsset(stack, "__cdktf_module_asset")
        return found

    def get_asset_path_for_module(self, source: str) -> str:
        """Where a module will be, relative to the stack's folder."""
        if report.wanted() and not self._tf_is_listed(source):
            raise EngineError(
                f'the local module "{source}" is not listed in cdktf.json, so it is not copied for the stack',
                hint=f'add "{source}" to its "terraformModules", or give the module '
                "skip_asset_creation_from_local_modules=True",
            )
        return "./" + os.path.normpath(f"{self._tf_asset.path}/{self._tf_relative(source)}")

    def _tf_hash_of(self, parts: list[tuple[Path, str]]) -> str:
        """The hash of all below the common path; where cdktn's context asks for it, of the modules."""
        if not (distribution.current.keeps_links and self.node.try_get_context(CANONICAL_HASHES)):
            return hash_of(self._tf_base, self)
        with TemporaryDirectory() as folder:
            copy_parts(parts, Path(folder))
            return hash_of(Path(folder), self)

    def _tf_is_listed(self, source: str) -> bool:
        """Whether it is one of the modules that are copied, or in the folder of one."""
        path = Path(source).resolve()
        return any(path.is_relative_to(listed.resolve()) for listed, _ in self._tf_asset._tf_parts)

    def _tf_relative(self, source: str) -> str:
        return os.path.relpath(source, self._tf_base)


def common_path(paths: list[str]) -> Path:
    """The longest of the first path and its parents that the others begin with, as text, as cdktf has it."""
    absolute = [os.path.normpath(Path.cwd() / path) for path in paths]
    candidates = (Path(absolute[0]), *Path(absolute[0]).parents)
    return next(found for found in candidates if all(path.startswith(str(found)) for path in absolute))
