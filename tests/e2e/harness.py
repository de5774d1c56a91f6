"""Run the real OpenTofu and AWS provider on copies of configurations, against the local AWS.

Most of a command's time is the provider's start, and most of an apply's is its fixed waits: so one provider
is kept running for the session, stacks run side by side, and the local AWS is thrown away instead of
destroying each stack. Ten hosts take less than a minute so; a destroy is tested on one.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from snowform.local import LocalAws
from snowform.provision.tofu.environment import personal_environment
from snowform.provision.tofu.memory import collector
from snowform.tofu import Tofu, find_providers
from snowform.tofu.providers import REGISTRIES

T = TypeVar("T")


@dataclass(frozen=True)
class Workspace:
    """A folder with one configuration, and what runs on it."""

    tofu: Tofu

    @property
    def folder(self) -> Path:
        return self.tofu.folder

    def apply(self) -> Workspace:
        self.tofu.apply()
        return self

    def changes(self) -> list[str]:
        """What the next apply would change, as `update aws_instance.host: monitoring`; empty when nothing."""
        plan = self.folder / "next.plan"
        if not self.tofu.plan(out=plan):
            return []
        document = self.tofu.show_json(plan)
        resources = [
            _change(raw) for raw in document["resource_changes"] if raw["change"]["actions"] != ["no-op"]
        ]
        outputs = [
            f"output {name}"
            for name, change in document.get("output_changes", {}).items()
            if change["actions"] != ["no-op"]
        ]
        return [*resources, *outputs]

    def destroy(self) -> None:
        self.tofu.destroy()

    def rewrite(self, document: Mapping[str, Any]) -> None:
        (self.folder / "config.tf.json").write_text(json.dumps(document, indent=2))


@dataclass(frozen=True)
class Workspaces:
    """Makes workspaces below `root`, all with the same local AWS and provider."""

    root: Path
    aws: LocalAws
    provider: Mapping[str, str] | None
    cache: Path

    def copy(self, folder: Path) -> Workspace:
        """A workspace with a copy of a synthesized folder, unchanged but for a file beside it."""
        target = self._new(folder.name)
        shutil.copytree(folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.tfstate*"))
        return self._ready(target)

    def write(self, name: str, document: Mapping[str, Any]) -> Workspace:
        target = self._new(name)
        (target / "config.tf.json").write_text(json.dumps(document, indent=2))
        return self._ready(target)

    def _new(self, name: str) -> Path:
        target = self.root / f"{len(list(self.root.iterdir()))}-{name}"
        target.mkdir()
        return target

    def _ready(self, folder: Path) -> Workspace:
        (folder / "zz_override.tf.json").write_text(json.dumps(self.aws.override()))
        if self.provider is not None:
            return Workspace(Tofu(folder, environment={**self.aws.environment(), **self.provider}))
        tofu = Tofu.prepared(folder, self.cache, self.aws.environment())
        tofu.init()
        return Workspace(tofu)


def together(work: Callable[[Workspace], T], workspaces: Sequence[Workspace]) -> list[T]:
    """Do the same with each, ten at a time; they wait far more than they compute."""
    with ThreadPoolExecutor(max_workers=10) as pool:
        return list(pool.map(work, workspaces))


@contextmanager
def kept_provider(aws: LocalAws) -> Iterator[dict[str, str] | None]:
    """The AWS provider, running for as long as this lasts; None where none lies unpacked on this machine.

    Yields the variable that tells OpenTofu to use it. It talks to the one AWS of its own environment,
    whatever OpenTofu's says.
    """
    binary = unpacked_provider()
    if binary is None:
        yield None
        return
    with running_provider(binary, personal_environment(aws.environment())) as variable:
        yield variable


def unpacked_provider() -> Path | None:
    """The newest AWS provider that lies unpacked on this machine."""
    found = [provider for provider in find_providers() if provider.source == "hashicorp/aws"]
    return found[-1].binary if found else None


@contextmanager
def running_provider(binary: Path, environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """A provider that runs for as long as this lasts; yields the variable that makes OpenTofu use it."""
    # Where the tests themselves are killed, it ends with them.
    tied = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
    process = subprocess.Popen(
        [*tied, binary, "-debug"],
        env={**collector(), **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout
        address = _address(process.stdout)
        threading.Thread(target=process.stdout.read, daemon=True).start()
        # It names itself with one registry's host; a configuration may be read with either.
        hosts = {f"{registry}/hashicorp/aws": address for registry in REGISTRIES}
        yield {"TF_REATTACH_PROVIDERS": json.dumps(hosts)}
    finally:
        process.terminate()
        process.wait()


def _address(output: Iterator[str]) -> Any:
    for line in output:
        if found := re.search(r"TF_REATTACH_PROVIDERS='(.+)'", line):
            (address,) = json.loads(found[1]).values()
            return address
    raise RuntimeError("the provider did not say how to reach it")


def _change(raw: Mapping[str, Any]) -> str:
    change = raw["change"]
    before, after = change["before"] or {}, change["after"] or {}
    changed = [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]
    unknown = sorted(change.get("after_unknown") or {})
    return f"{'/'.join(change['actions'])} {raw['address']}: {', '.join([*changed, *unknown])}"
