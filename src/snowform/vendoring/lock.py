"""A dependency lock file that holds for all platforms of a stack's hosts, whoever made it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from snowform.files import scratch_folder, write_if_changed
from snowform.tofu import Tofu, TofuError
from snowform.vendoring.download import folders_in
from snowform.vendoring.manifest import VendorError
from snowform.vendoring.vendored import LOCK, Vendored

# What NixOS runs on, as Go names it.
PLATFORMS = ("linux_amd64", "linux_arm64")


def lock(
    stack: Vendored,
    folder: Path,
    *,
    root_module: Path | None,
    cache: Path,
    platforms: Sequence[str] = PLATFORMS,
    fs_mirror: Path | None = None,
    net_mirror: str | None = None,
) -> bool:
    """Bring `folder/.terraform.lock.hcl` up to date by `tofu providers lock`; True where it changed.

    Versions that it holds already are kept; checksums come from each provider's registry, or from a mirror.
    Raises VendorError with what OpenTofu said where it failed.
    """
    with scratch_folder() as scratch:
        (scratch / "config.tf.json").write_text(json.dumps(stack.document), encoding="utf-8")
        for name, source in ({**(folders_in(root_module) if root_module else {}), **stack.folders}).items():
            (scratch / name).symlink_to(source.absolute(), target_is_directory=True)
        if (folder / LOCK).is_file():
            shutil.copyfile(folder / LOCK, scratch / LOCK)
        try:
            tofu = Tofu.prepared(scratch, cache)
            tofu.get()
            tofu.lock_providers(platforms, fs_mirror=fs_mirror, net_mirror=net_mirror)
        except TofuError as error:
            raise VendorError(error.message, where=error.where, hint=error.hint) from error
        made = scratch / LOCK
        # A stack without providers has none to lock.
        return made.is_file() and write_if_changed(folder / LOCK, made.read_text(encoding="utf-8"))
