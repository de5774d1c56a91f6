"""Everything that a command needs before it can ask tofu anything: disk, lock, folder, environment, init."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..configuration.dependency_lock import DEPENDENCY_LOCK
from ..configuration.overrides import NAME, backend_override
from ..console.console import Console
from ..errors import Refused, UsageError
from ..host import lock as host_lock
from ..host import storage
from ..host.files import private_folder, read_json, write, write_json
from ..host.paths import Paths
from ..host.stopping import Stopping
from ..inputs.secrets import Secrets, sensitive_inputs
from ..plan.policy import Policy
from ..programs.find import find
from ..records import dataclass, replace
from ..state import guard
from ..state.backend import Backend
from ..state.locks import InterruptedRun, who
from ..tofu.cli_configuration import has_plugin_cache, read_given, unlink_providers, with_verified
from ..tofu.commands import LOCK_TIMEOUT, Tofu, Version
from ..tofu.diagnostics import TofuFailed
from ..tofu.environment import environment
from ..tofu.memory import collector
from ..tofu.scratch import SCRATCH, scratch
from . import initialized
from .read_only_plans import Planner, Prober
from .workspace import CONFIGURATION, Workspace, read_configuration, sweep, workspace

# In seconds: what passes at most between a command's start, which is seen, and its lock of the state.
_TAKES_A_LOCK = 60

# OpenTofu encrypts states since 1.7 (https://opentofu.org/docs/language/state/encryption/), Terraform never.
ENCRYPTS_SINCE = Version("opentofu", (1, 7, 0))


@dataclass(frozen=True, slots=True)
class Session:
    """One run of this program on a stack, ready to ask tofu; `last_run` is the one before where it died."""

    paths: Paths
    workspace: Workspace
    tofu: Tofu
    configuration: Mapping[str, Any]
    console: Console
    stopping: Stopping
    last_run: InterruptedRun | None = None

    def init(self) -> None:
        """Install providers and modules, and reach the backend; a local one that is ready needs no `init`.

        Providers come from the folder of plugins where one is named, or from those that the program was
        packaged with (nixpkgs' `opentofu.withPlugins`); their checksums change with each build, so none are
        kept. Others are held to the checksums that came with the configuration, or those of the first time.
        StateRefused where the state is not whole, TofuFailed where something else failed.
        """
        given, local = read_given(self.paths.cli_config), not self.backend.remote
        if not (local and initialized.is_current(self.paths, self.tofu)):
            self._install(given, remember=local)
        verified = with_verified(given, self.workspace.locked_providers, self.paths.data.absolute())
        write(self.workspace.cli_config, verified)

    def _install(self, given: str, *, remember: bool) -> None:
        initialized.forget(self.paths)
        plugins = self.paths.plugins or packaged_plugins(self.paths.tofu)
        shipped = (self.paths.configuration / DEPENDENCY_LOCK).is_file()
        if plugins is not None:
            self.workspace.dependency_lock.unlink(missing_ok=True)
            shutil.rmtree(self.paths.data / "providers", ignore_errors=True)
        elif not has_plugin_cache(given, self.tofu.environment):
            unlink_providers(self.paths.data)
        try:
            self.verifying.init(plugins=self.paths.plugins, readonly=plugins is None and shipped)
        except TofuFailed as failed:
            raise guard.explain(failed, self.backend) from failed
        if plugins is None and not shipped and self.workspace.dependency_lock.is_file():
            write(self.paths.dependency_lock, self.workspace.dependency_lock.read_text(encoding="utf-8"))
        if remember:
            initialized.remember(self.paths, self.tofu)

    @property
    def verifying(self) -> Tofu:
        """tofu that holds the providers to their checksums in each of its commands."""
        given = str(self.paths.cli_config or os.devnull)
        return replace(self.tofu, environment={**self.tofu.environment, "TF_CLI_CONFIG_FILE": given})

    @property
    def impatient(self) -> Session:
        """The same, which does not wait for a lock of the state."""
        return replace(self, tofu=replace(self.tofu, lock_timeout=0))

    @property
    def backend(self) -> Backend:
        """Where the state is kept, once all override files are laid over the configuration.

        A ProvisionError where one of them cannot be read.
        """
        given = (read_json(file) for file in self.paths.overrides)
        return Backend.of(self.configuration, *given)

    @property
    def planner(self) -> Planner:
        """tofu for plans that change nothing, with the values of the stack's variables."""
        return Planner(self.tofu, self.paths.variable_options)

    @property
    def prober(self) -> Prober:
        """The same for a plan whose errors are its answers; StorageError where its file has no place."""
        # Each time another file: beside the configuration it would be taken for a part of it.
        folder = private_folder(self.workspace.folder / SCRATCH)
        return Prober(self.tofu, folder / "probe.plan", self.paths.variable_options)

    def beside(self, name: str, configuration: Mapping[str, Any]) -> Tofu:
        """tofu in a folder of its own within this run's, with another `config.tf.json` and its own data.

        StorageError where the folder cannot be made; Refused where `init` would start a program.
        """
        folder = private_folder(self.workspace.folder / name)
        write_json(folder / CONFIGURATION, configuration)
        _refuse_early_programs(self.paths, folder)
        tofu = self.verifying
        environment = {**tofu.environment, "TF_DATA_DIR": str(folder / ".data")}
        return replace(tofu, folder=folder, environment=environment)


@contextmanager
def open_session(
    paths: Paths,
    operation: str,
    console: Console,
    stopping: Stopping,
    *,
    lock_timeout: float = 0.0,
    exclusive: bool = True,
) -> Iterator[Session]:
    """A session, not yet initialized; `exclusive=False` is for what only reads and runs beside others.

    Another run is waited for `lock_timeout` seconds. StorageError, Locked, UsageError and Refused say why
    there is none; nothing was changed then.
    """
    configuration = read_configuration(paths)
    storage.check(paths)
    console.hidden.unsaid = paths.unsaid
    given = Secrets.read(paths)
    console.hidden.add(sensitive_inputs(paths, configuration, given))
    with ExitStack() as closing:
        last_run = None
        descriptors: tuple[int, ...] = ()
        if exclusive:
            lock = host_lock.acquire(
                paths.lock,
                operation,
                lock_timeout,
                waiting=lambda holder: console.say(f"waiting for another run: {host_lock.describe(holder)}"),
                check=stopping.check,
            )
            closing.callback(lock.release)
            descriptors = (lock.descriptor,)
            last_run = last_run_of(paths, lock.interrupted)
            sweep(paths)
            paths.unsaid.unlink(missing_ok=True)
            # What init writes there may hold the backend's settings, credentials among them.
            closing.callback(paths.backend_settings.unlink, missing_ok=True)
        made = closing.enter_context(workspace(paths))
        made.add(
            NAME, backend_override(configuration, paths.state_file, own_credentials=paths.own_credentials)
        )
        _refuse_early_programs(paths, made.folder)
        patience = max(LOCK_TIMEOUT, int(lock_timeout))
        temporary = closing.enter_context(scratch(made.folder))
        write(made.cli_config, read_given(paths.cli_config))
        variables = {**_environment(paths, made, given), "TMPDIR": str(temporary)}
        tofu = Tofu(
            paths.tofu, made.folder, variables, stopping, descriptors, patience, console.hidden, console.note
        )
        if paths.encryption is not None and tofu.version() < ENCRYPTS_SINCE:
            raise UsageError(
                "this program cannot encrypt states", where=str(paths.tofu), hint="OpenTofu can, from 1.7 on"
            )
        try:
            yield Session(paths, made, tofu, configuration, console, stopping, last_run)
        except BaseException:
            # Nobody has looked whether it comes from what `init` made: the next run makes that anew.
            initialized.forget(paths)
            raise


@contextmanager
def prepared_session(
    paths: Paths,
    operation: str,
    console: Console,
    *,
    prepare: Callable[[Session], None] = Session.init,
) -> Iterator[Session]:
    """A session for a single command that tofu carries out at once; `prepare` is done first.

    StorageError, Locked, UsageError and Refused as of `open_session`; TofuFailed where `prepare` failed.
    """
    with Stopping() as stopping, open_session(paths, operation, console, stopping) as session:
        prepare(session)
        yield session


def _refuse_early_programs(paths: Paths, folder: Path) -> None:
    """Refused where `init`, of whatever command, would start a program that the policy does not allow."""
    if Policy.read(paths.policy).allow_exec:
        return
    for program in find(folder, own_credentials=paths.own_credentials):
        if program.early:
            raise Refused(f"{program} (allowExec would allow it)", hint="nothing was started")


def packaged_plugins(tofu: Path) -> Path | None:
    """The folder of providers that the program itself brings along, as nixpkgs packages it."""
    folder = tofu.resolve().parent.parent / "libexec" / "terraform-providers"
    return folder if folder.is_dir() else None


def last_run_of(paths: Paths, interrupted: host_lock.Holder | None) -> InterruptedRun | None:
    """When the run before lived, where it died: what it wrote last tells until when.

    A file of the future was written before the clock was put back, so it tells nothing: a lock that somebody
    takes in the meantime is not that run's.
    """
    if interrupted is None:
        return None
    written = [path.stat().st_mtime for path in (*paths.runtime.glob("run-*/*"), *paths.state.iterdir())]
    present = time.time()
    last_seen = max([interrupted.started, *(moment for moment in written if moment <= present)])
    return InterruptedRun(
        who(),
        datetime.fromtimestamp(interrupted.started, UTC),
        datetime.fromtimestamp(last_seen + _TAKES_A_LOCK, UTC),
    )


def _environment(paths: Paths, made: Workspace, given: Secrets) -> dict[str, str]:
    # Nothing of the home folder's: a `.tofurc` there can put other programs in a provider's place.
    extra = {"TF_CLI_CONFIG_FILE": str(made.cli_config), "TF_DATA_DIR": str(paths.data), **collector()}
    extra |= {f"TF_VAR_{name}": value for name, value in given.variables.items()}
    if given.encryption is not None:
        extra["TF_ENCRYPTION"] = given.encryption
    return environment(extra)
