"""Let OpenTofu download the modules of a configuration, and read where it put them."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.provision.configuration.calls import ModuleCall, is_remote, module_calls
from snowform.tofu import Tofu, TofuError, run
from snowform.vendoring.manifest import VendorError
from snowform.vendoring.vendored import nested_in_local

INSTALLED = Path(".terraform") / "modules"
# A line of `tofu providers`, some of whose spaces do not break; those of the configuration itself stand
# further out.
_IN_MODULE = re.compile(r"(?:[│\s]\s{3})+[├└]── provider\[(?P<source>[^]]+)\](?: (?P<constraint>.+))?")


@dataclass(frozen=True, slots=True)
class Installed:
    """A module as OpenTofu installed it. `key` is the path of calls to it: "vpc", "vpc.subnets".

    `within` is its place in its package, which is "" for the package itself; `package` is the key whose
    download brought it, "" where it came with the configuration.
    """

    key: str
    source: str
    version: str
    package: str
    within: str

    @property
    def parent(self) -> str:
        """The key of the module that calls it; "" for the configuration."""
        return self.key.rpartition(".")[0]

    @property
    def label(self) -> str:
        """The name of the call."""
        return self.key.rpartition(".")[2]

    @property
    def downloaded(self) -> bool:
        """Whether this very call made OpenTofu download something."""
        return self.package == self.key


def download(
    document: Mapping[str, Any], root_module: Path | None, scratch: Path, cache: Path
) -> dict[str, Installed]:
    """Download the modules of a configuration into the folder `scratch`; they lie in INSTALLED below it.

    Raises VendorError where OpenTofu cannot, or where a local module calls one that lies elsewhere.
    """
    installed = get(document, {} if root_module is None else folders_in(root_module), scratch, cache)
    for module in installed.values():
        if module.downloaded and module.parent and not installed[module.parent].package:
            parent = installed[module.parent]
            raise nested_in_local(parent.source, ModuleCall(module.key, module.source))
    return installed


def get(
    document: Mapping[str, Any], folders: Mapping[str, Path], scratch: Path, cache: Path
) -> dict[str, Installed]:
    """Run `tofu get` on a configuration with these folders beside it; all its modules by key.

    Raises VendorError with what OpenTofu said where it failed.
    """
    (scratch / "config.tf.json").write_text(json.dumps(dict(document)), encoding="utf-8")
    for name, folder in folders.items():
        (scratch / name).symlink_to(folder.absolute(), target_is_directory=True)
    try:
        Tofu.prepared(scratch, cache).get()
    except TofuError as error:
        raise VendorError(error.message, where=error.where, hint=error.hint) from error
    record = scratch / INSTALLED / "modules.json"
    entries = json.loads(record.read_bytes())["Modules"] if record.is_file() else []
    return {
        entry["Key"]: _installed(entry["Key"], entry, {e["Key"]: e["Source"] for e in entries})
        for entry in sorted(entries, key=lambda entry: (entry["Key"].count("."), entry["Key"]))
        if entry["Key"]
    }


def folders_in(folder: Path) -> dict[str, Path]:
    """The folders beside a configuration, which its local modules lie in."""
    return {path.name: path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")}


def git_commit(folder: Path) -> str:
    """The commit that a download from git checked out; "" for what did not come from git."""
    if not (folder / ".git").exists():
        return ""
    return run(["git", "rev-parse", "HEAD"], folder).stdout.strip()


def require_local(
    document: Mapping[str, Any], folders: Mapping[str, Path], scratch: Path, cache: Path
) -> dict[str, list[str]]:
    """Let OpenTofu say that nothing of a configuration is downloaded any more; VendorError otherwise.

    Returns the providers that its modules require, by source address, with their constraints.
    """
    # With a backend OpenTofu would want to reach it first.
    terraform = {k: v for k, v in document.get("terraform", {}).items() if k not in {"backend", "cloud"}}
    for module in get({**document, "terraform": terraform}, folders, scratch, cache).values():
        if is_remote(module.source):
            raise VendorError(
                f'still calls "{module.source}"',
                where=f"module.{module.key}",
                hint="its source is not a plain string, so it cannot be pointed at a copy",
            )
    tofu = Tofu.prepared(scratch, cache)
    own_registry = "registry.terraform.io/" if tofu.binary.name == "terraform" else "registry.opentofu.org/"
    found: dict[str, set[str]] = {}
    for line in tofu.providers_tree().splitlines():
        if provider := _IN_MODULE.match(line):
            constraints = found.setdefault(provider["source"].removeprefix(own_registry), set())
            constraints.update(filter(None, [provider["constraint"]]))
    return {source: sorted(found[source]) for source in sorted(found)}


def check_complete(document: Mapping[str, Any], installed: Mapping[str, Installed]) -> None:
    """VendorError for a call that OpenTofu passed over."""
    for call in module_calls(document):
        if call.name not in installed:
            raise VendorError("OpenTofu did not install it", where=f"module.{call.name}")


def _installed(key: str, entry: Mapping[str, str], sources: Mapping[str, str]) -> Installed:
    package = key
    while package and not is_remote(sources[package]):
        package = package.rpartition(".")[0]
    within = posixpath.relpath(entry["Dir"], (INSTALLED / package).as_posix()) if package else entry["Dir"]
    return Installed(key, entry["Source"], entry.get("Version", ""), package, "" if within == "." else within)
