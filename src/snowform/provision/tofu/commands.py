"""tofu's commands for one run's folder, as methods that take and give typed values."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..console.sensitive import Sensitive
from ..errors import ProvisionError
from ..host.stopping import Stopping
from ..plan.sensitive_values import of_values
from ..records import dataclass, field
from . import process
from .diagnostics import Diagnostic, TofuFailed, events_of, from_json, from_text

# In seconds; for the few commands of a run that may meet a short lock of another host's plan.
LOCK_TIMEOUT = 10
# Of these errors quote what the state holds.
_USES_THE_STATE = frozenset({"plan", "apply"})


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """What `tofu version` says: "opentofu" or "terraform", and its number (major, minor, patch)."""

    product: str
    number: tuple[int, int, int]

    @classmethod
    def parse(cls, text: str) -> Version:
        """Read the first line, `OpenTofu v1.6.2`; a ProvisionError where it says nothing of the kind."""
        found = re.match(r"(OpenTofu|Terraform) v(\d+)\.(\d+)\.(\d+)", text)
        if not found:
            raise ProvisionError(f"neither OpenTofu nor Terraform: it says {text.strip()[:60]!r}")
        return cls(found[1].lower(), (int(found[2]), int(found[3]), int(found[4])))


@dataclass(frozen=True, slots=True)
class Tofu:
    """tofu in one folder. `environment` is all that it sees; it inherits the open files `descriptors`.

    `binary` and every path that a command is given are absolute, or relative to `folder`. `lock_timeout` are
    the seconds to wait for a lock of the state. Its errors say nothing that is `hidden`. `note` is told what
    was run, and how long it took.

    A command raises UsageError where tofu cannot be started, Interrupted where this program was told to stop.
    """

    binary: Path
    folder: Path
    environment: Mapping[str, str]
    stopping: Stopping = field(default_factory=Stopping)
    descriptors: tuple[int, ...] = ()
    lock_timeout: int = LOCK_TIMEOUT
    hidden: Sensitive = field(default_factory=Sensitive)
    note: Callable[[str], None] = field(default=lambda _: None, repr=False, compare=False)

    def version(self) -> Version:
        """Which program and version this is.

        TofuFailed where it does not run, ProvisionError where it does not say.
        """
        return Version.parse(self._run("version").stdout)

    def init(self, *, plugins: Path | None = None, readonly: bool = False) -> None:
        """Fetch or link providers and modules; the backend's former settings are forgotten, not migrated.

        `plugins` is the only folder to take providers from; `readonly` refuses what the dependency lock file
        does not know (https://opentofu.org/docs/cli/commands/init/). TofuFailed where it fails.
        """
        options = ["-reconfigure"]
        if plugins is not None:
            options.append(f"-plugin-dir={plugins}")
        if readonly:
            options.append("-lockfile=readonly")
        self._run("init", "-input=false", *options)

    def plan(
        self,
        out: Path,
        *,
        destroy: bool = False,
        refresh: bool = True,
        lock: bool = True,
        targets: Sequence[str] = (),
        options: Sequence[str] = (),
    ) -> tuple[dict[str, Any], ...]:
        """Write a plan to `out`; what it says (`-json`). `lock=False` for what only looks.

        TofuFailed where there are errors; what tofu could plan is in `out` all the same.
        """
        arguments = [f"-out={out}", f"-lock={str(lock).lower()}", f"-lock-timeout={self.lock_timeout}s"]
        arguments += ["-destroy"] if destroy else []
        arguments += [] if refresh else ["-refresh=false"]
        arguments += [f"-target={target}" for target in targets]
        said = self._run("plan", "-json", "-input=false", *arguments, *options).stdout
        return tuple(events_of(said.splitlines()))

    def probe(self, targets: Sequence[str], out: Path, options: Sequence[str] = ()) -> str:
        """What a plan of these targets says (`plan -json`, in lines), errors included; it takes no lock."""
        arguments = [f"-out={out}", "-lock=false", *(f"-target={target}" for target in targets)]
        return self.run("plan", "-json", "-input=false", *arguments, *options).stdout

    def plan_refresh(
        self, out: Path, targets: Sequence[str] = (), options: Sequence[str] = ()
    ) -> tuple[dict[str, Any], ...]:
        """Write a plan to `out` that takes what exists into the state; the events (`plan -json`) of it.

        TofuFailed where there are errors.
        """
        arguments = [f"-out={out}", f"-lock-timeout={self.lock_timeout}s"]
        arguments += [f"-target={target}" for target in targets]
        said = self._run("plan", "-refresh-only", "-json", "-input=false", *arguments, *options).stdout
        return tuple(events_of(said.splitlines()))

    def apply(self, plan: Path) -> None:
        """Apply a plan that changes nothing but the state. TofuFailed where it fails."""
        self._run("apply", "-json", "-input=false", f"-lock-timeout={self.lock_timeout}s", str(plan))

    def show(self, plan: Path) -> dict[str, Any]:
        """A plan as `tofu show -json` gives it (https://opentofu.org/docs/internals/json-format/).

        TofuFailed where it cannot be read.
        """
        document: dict[str, Any] = json.loads(self._run("show", "-json", str(plan)).stdout)
        return document

    def schemas(self) -> dict[str, Any]:
        """The schemas of the configuration's providers (https://opentofu.org/docs/cli/commands/providers/schema/).

        TofuFailed where they cannot be read.
        """
        document: dict[str, Any] = json.loads(self._run("providers", "schema", "-json").stdout)
        return document

    def state_pull(self) -> str:
        """The state as the backend holds it, decrypted; empty where there is none.

        TofuFailed where the backend does not answer.
        """
        return self._run("state", "pull").stdout

    def state_push(self, path: Path) -> None:
        """Make a state file the backend's; tofu refuses another lineage and a serial that is not newer.

        TofuFailed where it does (https://opentofu.org/docs/cli/commands/state/push/), or where the backend
        does not answer.
        """
        self._run("state", "push", f"-lock-timeout={self.lock_timeout}s", str(path))

    def state_rm(self, addresses: Sequence[str]) -> None:
        """Let the state know these addresses no more. TofuFailed where it has none of one."""
        self._run("state", "rm", f"-lock-timeout={self.lock_timeout}s", *addresses)

    def force_unlock(self, lock_id: str) -> None:
        """Remove the state lock of that id, and no other. TofuFailed where there is none."""
        self._run("force-unlock", "-force", lock_id)

    def outputs(self) -> dict[str, Any]:
        """The root's outputs, sensitive ones with their values: name to `{"value", "type", "sensitive"}`.

        From `output -json` (https://opentofu.org/docs/cli/commands/output/). TofuFailed where the state
        cannot be read.
        """
        document: dict[str, Any] = json.loads(self._run("output", "-json").stdout)
        return document

    def start_apply(
        self, plan: Path, stdout: Path, stderr: Path, options: Sequence[str] = ()
    ) -> subprocess.Popen[bytes]:
        """Start applying exactly that plan; its events (`apply -json`) go to the file `stdout`.

        UsageError where tofu cannot be started, StorageError where its output cannot be kept.
        """
        arguments = ["-json", "-input=false", f"-lock-timeout={self.lock_timeout}s", *options, str(plan)]
        argv = [str(self.binary), "apply", *arguments]
        self.note(f"tofu apply {' '.join(arguments)}")
        return process.start(argv, self.folder, self.environment, stdout, stderr, self.descriptors)

    def run(self, *arguments: str) -> process.Completed:
        """Any command of tofu's, as an operator gives it; its exit code is the caller's to judge.

        UsageError where tofu cannot be started, Interrupted where this program was told to stop.
        """
        argv = [str(self.binary), *arguments]
        started = time.monotonic()
        ended = process.run(argv, self.folder, self.environment, self.stopping, self.descriptors)
        self.note(f"tofu {' '.join(arguments)}: exit code {ended.code}, {time.monotonic() - started:.1f} s")
        return ended

    def _run(self, *arguments: str) -> process.Completed:
        ended = self.run(*arguments)
        if ended.code != 0:
            command = " ".join(arguments[: 2 if arguments[0] == "state" else 1])
            output = ended.stderr + ended.stdout
            diagnostics = from_json(ended.stdout.splitlines()) or from_text(output)
            raise self.failed(command, diagnostics, output, ended.code)
        return ended

    def failed(self, command: str, diagnostics: tuple[Diagnostic, ...], output: str, code: int) -> TofuFailed:
        """The error of a command that ended with the exit code `code`.

        What the state holds by then is learned before anything of it is quoted.
        """
        if command in _USES_THE_STATE and self.hidden.stale:
            ended = self.run("show", "-json")
            with contextlib.suppress(ValueError, AttributeError, TypeError):
                self.hidden.add_all(tuple(of_values(json.loads(ended.stdout))))
        return TofuFailed(command, diagnostics, output, code, quote=self.hidden.quoted)
