"""Assets: files that come along with a stack. Follows `terraform-asset.ts`."""

from __future__ import annotations

import os
import shutil
from enum import Enum
from pathlib import Path
from typing import Any

from snowform.engine import distribution
from snowform.engine.assets.files import copy_directory, hash_path, is_file
from snowform.engine.errors import EngineError
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.tree.constructs import Construct
from snowform.engine.tree.owners import stack_of
from snowform.engine.values.arguments import TEXT, expect, expect_given

FOLDER = "assets"
ARCHIVE_NAME = "archive.zip"
PROJECT_FILE = "cdktf.json"
# The context by which cdktn hashes everything that an asset has, instead of its contents (`features.ts`).
CANONICAL_HASHES = "canonicalAssetHashes"


class AssetType(Enum):
    """What an asset is: a file, a directory, or a zip archive of a directory."""

    FILE = "FILE"
    DIRECTORY = "DIRECTORY"
    ARCHIVE = "ARCHIVE"


class TerraformAssetConfig(TypedStruct):
    """The arguments of TerraformAsset."""

    path: str
    asset_hash: str | None
    type: AssetType | None


class TerraformAsset(Construct):
    """A file or a directory, copied into the stack's folder. A relative path starts at cdktf.json.

    Raises EngineError where nothing is there, or not what `type` says.
    """

    def __init__(
        self,
        scope: Any,
        id: str,
        *,
        path: str,
        asset_hash: str | None = None,
        type: AssetType | None = None,
    ) -> None:
        expect("path", path, str)
        expect_given({"asset_hash": TEXT, "type": (AssetType,)}, asset_hash=asset_hash, type=type)
        super().__init__(scope, id)
        self._tf_stack = stack_of(self)
        self._tf_source = _located(scope, id, path)
        given_file = is_file(self._tf_source)
        self.type = type or (AssetType.FILE if given_file else AssetType.DIRECTORY)
        self.asset_hash = asset_hash or hash_of(self._tf_source, self, archive=type is AssetType.ARCHIVE)
        # The directories that are copied, and where to below the asset's own path.
        self._tf_parts = [(self._tf_source, "")]
        if given_file != (self.type is AssetType.FILE):
            wanted, got = ("directory", "file") if given_file else ("file", "directory")
            raise EngineError(
                f"TerraformAsset {id} of type {self.type.value} expects a path to a {wanted}, "
                f"but '{path}' is a {got}"
            )

    @property
    def type(self) -> AssetType:
        """What it is."""
        return self._tf_type

    @type.setter  # noqa: A003 - CDKTF's word
    def type(self, value: AssetType) -> None:
        expect("value", value, AssetType)
        self._tf_type = value

    @property
    def asset_hash(self) -> str:
        """A hash of what is in it."""
        return self._tf_hash

    @asset_hash.setter
    def asset_hash(self, value: str) -> None:
        expect("value", value, str)
        self._tf_hash = value

    @property
    def path(self) -> str:
        """Where it is, relative to the stack's folder."""
        place = f"{self._tf_folder}/{self.asset_hash}"
        return os.path.normpath(place if self.type is AssetType.DIRECTORY else f"{place}/{self.file_name}")

    @property
    def file_name(self) -> str:
        """Its name in the folder of its hash."""
        if self.type is AssetType.ARCHIVE:
            return ARCHIVE_NAME
        return self._tf_source.name

    @property
    def _tf_folder(self) -> str:
        return f"{FOLDER}/{self._tf_stack.get_logical_id(self.node)}"

    def _tf_on_synthesize(self, session: Any) -> None:
        """Copy it, in place of what earlier runs left."""
        entry = session.manifest.for_stack(self._tf_stack)
        base = (Path(session.manifest.outdir) / entry.synthesized_stack_path).parent
        shutil.rmtree(base / self._tf_folder, ignore_errors=True)
        target = base / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._tf_copy(target)
        except OSError as error:
            raise EngineError(f"the asset at {self.node.path} cannot be copied: {error}") from error

    def _tf_copy(self, target: Path) -> None:
        if self.type is AssetType.FILE:
            shutil.copy(self._tf_source, target)
        elif self.type is AssetType.DIRECTORY:
            copy_parts(self._tf_parts, target)
        elif distribution.current.keeps_links:
            # Few assets are archives, and zlib is slow to load.
            from snowform.engine.assets import linked

            linked.write_archive(self._tf_source, target)
        else:
            # As above.
            from snowform.engine.assets.archive import write_archive

            write_archive(self._tf_source, target)


def hash_of(path: Path, construct: Construct, *, archive: bool = False) -> str:
    """The hash of an asset, which with cdktn depends on what the context of the construct asks for."""
    if not distribution.current.keeps_links:
        return hash_path(path)
    # With cdktn alone.
    from snowform.engine.assets import linked

    canonical = bool(construct.node.try_get_context(CANONICAL_HASHES))
    return linked.hash_path(path, canonical=canonical, archive=archive)


def copy_parts(parts: list[tuple[Path, str]], target: Path) -> None:
    """Copy directories to their places below another."""
    copy = copy_directory
    if distribution.current.keeps_links:
        # With cdktn alone.
        from snowform.engine.assets import linked

        copy = linked.copy_directory
    for source, below in parts:
        copy(source, target / below)


def _located(scope: Any, id: str, path: str) -> Path:
    """Where an asset is; relative to the working directory, as far as it was given relative to cdktf.json."""
    if Path(path).is_absolute():
        return Path(path)
    project_file = scope.node.try_get_context("cdktfJsonPath") or _find_above(PROJECT_FILE)
    if project_file is None:
        raise EngineError(
            f"TerraformAsset {id} was created with a relative path '{path}', which starts at {PROJECT_FILE}; "
            f"but there is no {PROJECT_FILE} in '{Path.cwd()}' or above"
        )
    relative = Path(os.path.relpath(Path(project_file).parent / path))
    # The real engine calls it by the empty path, which is nowhere.
    if relative == Path():
        raise EngineError(f"TerraformAsset {id}: the working directory itself cannot be an asset")
    return relative


def _find_above(name: str) -> Path | None:
    """A file in the working directory, or in the nearest directory above that has it."""
    here = Path.cwd()
    return next((found for folder in (here, *here.parents) if (found := folder / name).exists()), None)
