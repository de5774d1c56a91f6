"""Everything that a command needs before it can ask tofu anything: disk, lock, folder, environment, init."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..configuration.dependency_lock import DEPENDENCY_LOCK
from ..configuration.overrides import NAME, backend_override
from ..console.console import Talk
from ..errors import Refused, UsageError
from ..host import lock as host_lock
from ..host import storage
from ..host.files import private_folder, read_json, write, write_json
from ..host.paths import Site
from ..host.stopping import Stopping
from ..inputs.secrets import read_secret, sensitive_inputs
from ..plan.policy import Policy
from ..programs.find import find
from ..state import guard
from ..state.backend import Backend
from ..state.locks import LastRun, who
from ..tofu.commands import LOCK_TIMEOUT, Tofu, Version
from ..tofu.diagnostics import TofuFailed
from ..tofu.environment import environment
from ..tofu.scratch import scratch
from .read_only_plans import Planner, Prober
from .workspace import CONFIGURATION, Workspace, read_configuration, sweep, workspace

# In seconds: what passes at most between a command's start, which is seen, and its lock of the state.
_TAKES_A_LOCK = 60

# OpenTofu encrypts states since 1.7 (https://opentofu.org/docs/language/state/encryption/), Terraform never.
ENCRYPTS_SINCE = Version("opentofu", (1, 7, 0))


@dataclass(frozen=True, slots=True)
class Session:
    """One run of this program on a stack, ready to ask tofu; `last_run` is the one before where it died."""

    site: Site
    workspace: Workspace
    tofu: Tofu
    configuration: Mapping[str, Any]
    talk: Talk
    stopping: Stopping
    last_run: LastRun | None = None

    def init(self) -> None:
        """Install providers and modules, and reach the backend.

        Providers come from the site's plugins where it names them, or from those that the program was
        packaged with (nixpkgs' `opentofu.withPlugins`); their checksums change with each build, so none are
        kept. Others are held to the checksums that came with the configuration, or those of the first time.
        """
        plugins = self.site.plugins or packaged_plugins(self.site.tofu)
        shipped = (self.site.configuration / DEPENDENCY_LOCK).is_file()
        if plugins is not None:
            self.workspace.dependency_lock.unlink(missing_ok=True)
            shutil.rmtree(self.site.data / "providers", ignore_errors=True)
        try:
            self.tofu.init(plugins=self.site.plugins, readonly=plugins is None and shipped)
        except TofuFailed as failed:
            raise guard.explain(failed, self.backend) from failed
        if plugins is None and not shipped and self.workspace.dependency_lock.is_file():
            write(self.site.dependency_lock, self.workspace.dependency_lock.read_text(encoding="utf-8"))

    @property
    def impatient(self) -> Session:
        """The same, which does not wait for a lock of the state."""
        return replace(self, tofu=replace(self.tofu, lock_timeout=0))

    @property
    def backend(self) -> Backend:
        """Where the state is kept, once all override files are laid over the configuration."""
        given = (read_json(file) for file in self.site.overrides)
        return Backend.of(self.configuration, *given)

    @property
    def planner(self) -> Planner:
        """tofu for plans that only look, with the values of the stack's variables."""
        return Planner(self.tofu, self.site.variable_options)

    @property
    def prober(self) -> Prober:
        """The same for a plan whose errors are its answers."""
        return Prober(self.tofu, self.workspace.folder / "snowform_probe.plan", self.site.variable_options)

    def beside(self, name: str, configuration: Mapping[str, Any]) -> Tofu:
        """tofu in a folder of its own within this run's, with another configuration and its own data."""
        folder = private_folder(self.workspace.folder / name)
        write_json(folder / CONFIGURATION, configuration)
        _refuse_early_programs(self.site, folder)
        environment = {**self.tofu.environment, "TF_DATA_DIR": str(folder / ".data")}
        return replace(self.tofu, folder=folder, environment=environment)


@contextmanager
def open_session(
    site: Site,
    operation: str,
    talk: Talk,
    stopping: Stopping,
    *,
    lock_timeout: float = 0.0,
    exclusive: bool = True,
) -> Iterator[Session]:
    """A session, not yet initialized; `exclusive=False` is for what only looks and runs beside others.

    StorageError, Locked, UsageError and Refused say why there is none; nothing was changed then.
    """
    configuration = read_configuration(site)
    storage.check(site)
    talk.hidden.unsaid = site.unsaid
    talk.hidden.add(sensitive_inputs(site, configuration))
    with ExitStack() as closing:
        last_run = None
        descriptors: tuple[int, ...] = ()
        if exclusive:
            lock = host_lock.acquire(
                site.lock,
                operation,
                lock_timeout,
                waiting=lambda holder: talk.say(f"waiting for another run: {host_lock.describe(holder)}"),
                check=stopping.check,
            )
            closing.callback(lock.release)
            descriptors = (lock.descriptor,)
            last_run = last_run_of(site, lock.dead)
            sweep(site)
            site.unsaid.unlink(missing_ok=True)
            # What init writes there may hold the backend's settings, credentials among them.
            closing.callback((site.data / "terraform.tfstate").unlink, missing_ok=True)
        made = closing.enter_context(workspace(site))
        made.add(NAME, backend_override(configuration, site.state_file, own_credentials=site.own_credentials))
        _refuse_early_programs(site, made.folder)
        patience = max(LOCK_TIMEOUT, int(lock_timeout))
        temporary = closing.enter_context(scratch(made.folder))
        variables = {**_environment(site), "TMPDIR": str(temporary)}
        tofu = Tofu(site.tofu, made.folder, variables, stopping, descriptors, patience, talk.hidden)
        if site.encryption is not None and tofu.version() < ENCRYPTS_SINCE:
            raise UsageError(
                "this program cannot encrypt states", where=str(site.tofu), hint="OpenTofu can, from 1.7 on"
            )
        yield Session(site, made, tofu, configuration, talk, stopping, last_run)


@contextmanager
def prepared_session(
    site: Site,
    operation: str,
    talk: Talk,
    *,
    prepare: Callable[[Session], None] = Session.init,
) -> Iterator[Session]:
    """A session for a single command that tofu carries out at once; `prepare` is done first.

    StorageError, Locked, UsageError and Refused as of `open_session`; TofuFailed where `prepare` failed.
    """
    with Stopping() as stopping, open_session(site, operation, talk, stopping) as session:
        prepare(session)
        yield session


def _refuse_early_programs(site: Site, folder: Path) -> None:
    """Refused where `init`, of whatever command, would start a program that the policy does not allow."""
    if Policy.read(site.policy).allow_exec:
        return
    for program in find(folder, own_credentials=site.own_credentials):
        if program.early:
            raise Refused(f"{program} (allowExec would allow it)", hint="nothing was started")


def packaged_plugins(tofu: Path) -> Path | None:
    """The folder of providers that the program itself brings along, as nixpkgs packages it."""
    folder = tofu.resolve().parent.parent / "libexec" / "terraform-providers"
    return folder if folder.is_dir() else None


def last_run_of(site: Site, dead: host_lock.Holder | None) -> LastRun | None:
    """When the run before lived, where it died: what it wrote last tells until when.

    A file of the future was written before the clock was put back, so it tells nothing: a lock that somebody
    takes in the meantime is not that run's.
    """
    if dead is None:
        return None
    written = [path.stat().st_mtime for path in (*site.runtime.glob("run-*/*"), *site.state.iterdir())]
    present = time.time()
    last_seen = max([dead.started, *(moment for moment in written if moment <= present)])
    return LastRun(
        who(),
        datetime.fromtimestamp(dead.started, UTC),
        datetime.fromtimestamp(last_seen + _TAKES_A_LOCK, UTC),
    )


def _environment(site: Site) -> dict[str, str]:
    # Nothing of the home folder's: a `.tofurc` there can put other programs in a provider's place.
    extra = {"TF_CLI_CONFIG_FILE": str(site.cli_config or os.devnull), "TF_DATA_DIR": str(site.data)}
    for name, file in site.secrets:
        extra[f"TF_VAR_{name}"] = read_secret(file)
    if site.encryption is not None:
        extra["TF_ENCRYPTION"] = read_secret(site.encryption)
    return environment(extra)
